/** Tests of what guards requests, each alone. */
@NullMarked
package dev.stranded.dashboard.web;

import org.jspecify.annotations.NullMarked;
