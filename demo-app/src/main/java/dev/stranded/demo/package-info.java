/**
 * The demo's way in: its commands, each a case from practice that is run, measured and watched before the user's eyes.
 *
 * <p>The launcher starts the programs under watch as JVMs of their own with the agent, and the dashboard beside them;
 * it is not under watch itself.
 */
@NullMarked
package dev.stranded.demo;

import org.jspecify.annotations.NullMarked;
