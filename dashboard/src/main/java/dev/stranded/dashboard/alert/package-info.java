/**
 * Tells others of findings, by the rules that operators have set: one thread looks which findings a rule is about and
 * puts messages into the store; from there they are sent, again and again until they are taken or given up.
 */
@NullMarked
package dev.stranded.dashboard.alert;

import org.jspecify.annotations.NullMarked;
