/**
 * From looks and findings to lines of the protocol, and those to a dashboard and a file.
 *
 * <p>All input and output is the reporter thread's; whoever has something to tell leaves it in a bounded buffer and
 * goes on.
 */
@NullMarked
package dev.stranded.core.report;

import org.jspecify.annotations.NullMarked;
