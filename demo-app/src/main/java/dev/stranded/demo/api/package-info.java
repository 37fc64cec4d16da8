/**
 * Plays the external API that receivers post to, in a process of its own: it takes its time, enforces its limit, stalls
 * once, and keeps a ledger of what it has taken.
 */
@NullMarked
package dev.stranded.demo.api;

import org.jspecify.annotations.NullMarked;
