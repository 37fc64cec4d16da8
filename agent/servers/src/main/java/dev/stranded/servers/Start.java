package dev.stranded.servers;

/** How a server is started. */
interface Start {
    /**
     * Starts it.
     *
     * @param virtual whether requests are to run on virtual threads
     */
    Server start(boolean virtual) throws Exception;
}
