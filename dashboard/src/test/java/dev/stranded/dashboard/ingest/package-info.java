/** Tests of who may post. */
@NullMarked
package dev.stranded.dashboard.ingest;

import org.jspecify.annotations.NullMarked;
