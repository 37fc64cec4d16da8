/** The agent's jar beside well-known servers. */
@NullMarked
package dev.stranded.servers;

import org.jspecify.annotations.NullMarked;
