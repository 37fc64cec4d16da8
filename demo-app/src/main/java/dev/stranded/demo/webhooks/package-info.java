/**
 * The case of the webhooks: the same load on receivers that start a thread for each and on such as do a hundred at a
 * time, each measured from outside and watched by Stranded; and the report of it.
 *
 * <p>It happened at a million webhooks an hour: spawn-per-request grew to 12 GB until the operating system killed it,
 * and a hundred workers behind a queue of a thousand did the same work in 400 MB.
 */
@NullMarked
package dev.stranded.demo.webhooks;

import org.jspecify.annotations.NullMarked;
