/**
 * Work spread over several tasks and their results brought together; and what becomes of them if nobody takes those.
 */
@NullMarked
package dev.stranded.demo.pattern.fanout;

import org.jspecify.annotations.NullMarked;
