/** Kernels of bugs that Istio had. */
@NullMarked
package dev.stranded.testbed.kernels.istio;

import org.jspecify.annotations.NullMarked;
