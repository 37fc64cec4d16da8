package dev.stranded.bootstrap;

/** The stack of one spawn, one submission or one creation, kept as the JVM took it until the census names it. */
public final class SpawnStack extends Throwable {
    private static final long serialVersionUID = 1L;

    SpawnStack() {
        super(null, null, false, true);
    }
}
