/**
 * The case of the webhooks: the same load on a receiver that starts a thread for each and on one with a worker pool.
 *
 * <p>It happened at a million webhooks an hour: spawn-per-request grew to 12 GB until the operating system killed it,
 * and a hundred workers behind a queue of a thousand did the same work in 400 MB.
 */
@NullMarked
package dev.stranded.demo.webhooks;

import org.jspecify.annotations.NullMarked;
