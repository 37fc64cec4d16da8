/**
 * From looks to findings: each detector follows the figures of the recent past, and the book of findings keeps what
 * they say alive across looks, takes it back or closes it.
 *
 * <p>Everything here runs on the census thread and holds only figures and names.
 */
@NullMarked
package dev.stranded.core.detect;

import org.jspecify.annotations.NullMarked;
