/**
 * Healthy programs around well-known servers, clients and schedulers, each as an application would use it. They run
 * under the agent in JVMs of their own, idle or under light load, and nothing may be said of them.
 */
@NullMarked
package dev.stranded.servers;

import org.jspecify.annotations.NullMarked;
