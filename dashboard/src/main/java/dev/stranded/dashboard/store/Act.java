package dev.stranded.dashboard.store;

/**
 * Something that somebody did.
 *
 * @param at when, milliseconds since 1970
 * @param who name of the token
 * @param role of the token, or empty
 * @param what in words, or as a request's method and path
 * @param status how it was answered, as HTTP says it
 * @param address of who asked, or empty
 */
public record Act(long at, String who, String role, String what, int status, String address) {}
