/** The programs under watch as the launcher sees them: from outside, and by what the agent in them tells. */
@NullMarked
package dev.stranded.demo.watched;

import org.jspecify.annotations.NullMarked;
