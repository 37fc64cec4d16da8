/**
 * What the programs of the demo have in common: their threads, how they are begun and for how long they live.
 *
 * <p>They run in JVMs of their own, depend on the JDK only, and know nothing of who starts or watches them.
 */
@NullMarked
package dev.stranded.demo.program;

import org.jspecify.annotations.NullMarked;
