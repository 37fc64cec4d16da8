/** One small program for each mistake that Java's tasks and queues invite, and beside it how to do it right. */
@NullMarked
package dev.stranded.demo.pitfall;

import org.jspecify.annotations.NullMarked;
