/** Tests of the built agent's jar, in child JVMs on every JDK that is found. */
@NullMarked
package dev.stranded.dist;

import org.jspecify.annotations.NullMarked;
