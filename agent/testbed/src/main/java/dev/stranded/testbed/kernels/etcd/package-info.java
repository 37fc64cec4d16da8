/** Kernels of bugs that etcd had. */
@NullMarked
package dev.stranded.testbed.kernels.etcd;

import org.jspecify.annotations.NullMarked;
