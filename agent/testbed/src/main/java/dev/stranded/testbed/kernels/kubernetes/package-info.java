/** Kernels of bugs that Kubernetes had. */
@NullMarked
package dev.stranded.testbed.kernels.kubernetes;

import org.jspecify.annotations.NullMarked;
