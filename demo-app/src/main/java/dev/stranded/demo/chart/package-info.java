/**
 * Draws lines over time as SVG: with axes in round numbers and each line's name at its end, so that no legend is
 * needed. Colours are classes; the page or the picture around says what they are.
 */
@NullMarked
package dev.stranded.demo.chart;

import org.jspecify.annotations.NullMarked;
