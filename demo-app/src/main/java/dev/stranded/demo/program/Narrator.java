package dev.stranded.demo.program;

/** Tells a story: what a JVM of the gallery runs. */
public final class Narrator {
    private Narrator() {}

    /** Takes the story's class, {@code leak} or {@code fixed}, and the kind of threads. */
    public static void main(String[] arguments) throws Exception {
        Story story = Class.forName(arguments[0])
                .asSubclass(Story.class)
                .getDeclaredConstructor()
                .newInstance();
        Life life = new Life();
        switch (arguments[1]) {
            case "leak" -> story.leak(Threads.of(arguments[2]), life);
            case "fixed" -> {
                KnownThreads threads = new KnownThreads(Threads.of(arguments[2]));
                story.fixed(threads, life);
                threads.awaitGone();
            }
            default -> throw new IllegalArgumentException("a story is told as leak or fixed, not " + arguments[1]);
        }
    }
}
