/**
 * Keeps JVMs, their newest snapshot, a bounded recent past for charts, and findings, in SQLite. Any thread may call;
 * writes come one at a time.
 */
@NullMarked
package dev.stranded.dashboard.store;

import org.jspecify.annotations.NullMarked;
