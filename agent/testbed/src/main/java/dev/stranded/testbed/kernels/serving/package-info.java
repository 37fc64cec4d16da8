/** Kernels of bugs that Knative Serving had. */
@NullMarked
package dev.stranded.testbed.kernels.serving;

import org.jspecify.annotations.NullMarked;
