/**
 * What the processes of a run tell the launcher while it lasts: a line of JSON on standard output every quarter of a
 * second. What they are told in turn is one word a line on standard input.
 */
@NullMarked
package dev.stranded.demo.meter;

import org.jspecify.annotations.NullMarked;
