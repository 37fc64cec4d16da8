/** Tests of what the store keeps, and of its bounds. */
@NullMarked
package dev.stranded.dashboard.store;

import org.jspecify.annotations.NullMarked;
