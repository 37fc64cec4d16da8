/** What the agent answers, as people read it: words, tables, and the screen that shows them again and again. */
@NullMarked
package dev.stranded.cli.text;

import org.jspecify.annotations.NullMarked;
