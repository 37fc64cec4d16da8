/**
 * The records that a Stranded stream is made of, and how they are written.
 *
 * <p>A stream is newline-delimited JSON: one {@link dev.stranded.wire.Message} a line, its kind in the key
 * {@code type}. The agent sends the same lines to a dashboard and to a file. A key is absent when its value is unknown;
 * a reader ignores keys it does not know, shows names that it does not know as they came, and takes any order. Times
 * are ISO-8601 instants in UTC, durations milliseconds, sizes bytes. This package is all that the agent, the dashboard
 * and the tools share.
 */
@NullMarked
package dev.stranded.wire;

import org.jspecify.annotations.NullMarked;
