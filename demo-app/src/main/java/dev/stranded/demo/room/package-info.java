/** Whether this machine has the memory and the threads that a run will take: better asked than killed. */
@NullMarked
package dev.stranded.demo.room;

import org.jspecify.annotations.NullMarked;
