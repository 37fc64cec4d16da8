/** Another JVM on this machine: is asked through the JDK's attach API, which loads nothing into it. */
@NullMarked
package dev.stranded.proof.attach;

import org.jspecify.annotations.NullMarked;
