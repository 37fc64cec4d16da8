/** Serves the page, and guards every request: who may ask, and with which headers the answer goes out. */
@NullMarked
package dev.stranded.dashboard.web;

import org.jspecify.annotations.NullMarked;
