/** Tests of the built jar under load, and of what stays when it is killed. */
@NullMarked
package dev.stranded.dashboard.load;

import org.jspecify.annotations.NullMarked;
