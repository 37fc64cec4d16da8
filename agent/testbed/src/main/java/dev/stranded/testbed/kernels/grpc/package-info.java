/** Kernels of bugs that gRPC had. */
@NullMarked
package dev.stranded.testbed.kernels.grpc;

import org.jspecify.annotations.NullMarked;
