/**
 * The way in: what the JVM calls, on the application's loader. It finds the agent's jar, opens an isolated loader on
 * it, and hands over to the core, which nothing of the application can see.
 */
@NullMarked
package dev.stranded.premain;

import org.jspecify.annotations.NullMarked;
