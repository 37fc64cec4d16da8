/**
 * The dashboard: one process that takes what agents post, keeps it and shows it.
 *
 * <p>One direction: {@code ingest} → {@code store} → {@code live} and {@code api} → browser. All state is in the store,
 * so whatever reads asks the store, and nothing is passed around it.
 */
@NullMarked
package dev.stranded.dashboard;

import org.jspecify.annotations.NullMarked;
