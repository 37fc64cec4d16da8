/** A fixed number of workers behind a bounded queue; and how they are left behind when nobody closes it. */
@NullMarked
package dev.stranded.demo.pattern.workerpool;

import org.jspecify.annotations.NullMarked;
