/**
 * Who may do what: tokens and their roles, logins, and the log of what operators did. Any thread of the HTTP server may
 * call.
 *
 * <p>Secrets are kept as hashes only: a token in the tokens file, a login in the store.
 */
@NullMarked
package dev.stranded.dashboard.access;

import org.jspecify.annotations.NullMarked;
