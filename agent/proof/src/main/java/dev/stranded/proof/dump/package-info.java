/** Where a heap dump is kept while it is read, and what making it will cost. For the agent and for the command line. */
@NullMarked
package dev.stranded.proof.dump;

import org.jspecify.annotations.NullMarked;
