/** Tests of the dashboard: over HTTP, against a real store in a temporary folder. */
@NullMarked
package dev.stranded.dashboard;

import org.jspecify.annotations.NullMarked;
