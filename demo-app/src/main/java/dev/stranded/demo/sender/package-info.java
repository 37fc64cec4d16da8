/**
 * Plays the webhooks' sender: a fixed number a second, whatever the receiver does, signed, and sent again when refused.
 */
@NullMarked
package dev.stranded.demo.sender;

import org.jspecify.annotations.NullMarked;
