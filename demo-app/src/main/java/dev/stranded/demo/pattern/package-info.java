/** What the patterns are made of: a channel that can be closed, and tasks that live and end together. To be copied. */
@NullMarked
package dev.stranded.demo.pattern;

import org.jspecify.annotations.NullMarked;
