/** Kernels of bugs that Syncthing had. */
@NullMarked
package dev.stranded.testbed.kernels.syncthing;

import org.jspecify.annotations.NullMarked;
