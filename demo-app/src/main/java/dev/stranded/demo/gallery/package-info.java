/**
 * Shows the programs of the gallery: runs each in a JVM of its own under the bundled agent, as it goes wrong and as it
 * is right, and tells what was found.
 */
@NullMarked
package dev.stranded.demo.gallery;

import org.jspecify.annotations.NullMarked;
