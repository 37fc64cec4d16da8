/** Kernels of bugs that Hugo had. */
@NullMarked
package dev.stranded.testbed.kernels.hugo;

import org.jspecify.annotations.NullMarked;
