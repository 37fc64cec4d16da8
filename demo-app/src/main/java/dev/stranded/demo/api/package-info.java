/** Plays the external API that receivers post to; it runs in the launcher's JVM and measures what arrives. */
@NullMarked
package dev.stranded.demo.api;

import org.jspecify.annotations.NullMarked;
