/**
 * The programs under watch: two receivers of webhooks that differ in how they hand a webhook on, and nothing else.
 *
 * <p>They run in JVMs of their own and depend on libraries only; nothing in this package knows who starts or watches
 * it.
 */
@NullMarked
package dev.stranded.demo.receiver;

import org.jspecify.annotations.NullMarked;
