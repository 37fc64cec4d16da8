/**
 * Looks at the dashboard's page as a user does: the built jar in a JVM of its own, the page in the system's Chromium.
 */
@NullMarked
package dev.stranded.dashboard.page;

import org.jspecify.annotations.NullMarked;
