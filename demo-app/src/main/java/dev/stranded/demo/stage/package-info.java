/** What the launcher sets up around the programs under watch, and takes away again: folders, jars, processes. */
@NullMarked
package dev.stranded.demo.stage;

import org.jspecify.annotations.NullMarked;
