/** Tests of the demo: of its parts, and of the jar as a user runs it. */
@NullMarked
package dev.stranded.demo;

import org.jspecify.annotations.NullMarked;
