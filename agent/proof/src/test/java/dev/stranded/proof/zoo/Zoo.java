package dev.stranded.proof.zoo;

/** All the cases in one JVM, dumped: {@code platform} or {@code virtual}, and the file. */
public final class Zoo {
    private Zoo() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Cage.useVirtualThreads(arguments[0].equals("virtual"));
        Channels.open();
        Locks.open();
        Executors.open();
        Holders.open();
        Guests.open();
        Scopes.open();
        Cage.dump(arguments[1], true);
        Cage.tellFacts();
        System.out.println("dumped");
        // The threads that are alive by what they do later must still be so.
        Runtime.getRuntime().halt(0);
    }

    /** What a class of another loader is to keep. */
    public static Object handOver() {
        return Holders.handOver();
    }
}
