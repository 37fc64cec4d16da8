/**
 * The programs under watch: receivers of webhooks that differ in how they hand a webhook on, and nothing else. Each
 * acknowledges a webhook as soon as it has taken it, as platforms that wait five seconds for that demand, and then
 * parses and enriches it and posts it to the API.
 *
 * <p>They run in JVMs of their own and depend on libraries only; nothing in this package knows who starts or watches
 * it.
 */
@NullMarked
package dev.stranded.demo.receiver;

import org.jspecify.annotations.NullMarked;
