/**
 * A heap dump as objects: where each one is in the file, the classes and their fields, what holds objects from outside,
 * and the threads with their stacks. Objects are numbered from 0; their content stays in the file. One thread at a
 * time.
 */
@NullMarked
package dev.stranded.proof.graph;

import org.jspecify.annotations.NullMarked;
