/**
 * Programs around libraries that bring an agent of their own: each runs in a child JVM, beside the agent under test.
 */
@NullMarked
package dev.stranded.dist.others;

import org.jspecify.annotations.NullMarked;
