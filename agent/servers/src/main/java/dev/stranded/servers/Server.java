package dev.stranded.servers;

/** A server that runs: it can be asked, and stopped in its orderly way. */
interface Server {
    /** One round of light load; fails if it is not answered as it should be. */
    void ask() throws Exception;

    /** Stops it and whatever was started with it. */
    void stop() throws Exception;
}
