/**
 * Plays the webhooks' sender, in a process of its own: so many a second, whatever the receiver does, signed, and sent
 * again when refused. It keeps a ledger of what became of each.
 */
@NullMarked
package dev.stranded.demo.sender;

import org.jspecify.annotations.NullMarked;
