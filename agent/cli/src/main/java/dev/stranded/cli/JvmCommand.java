package dev.stranded.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command about one JVM; what all of them have in common is inherited. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class, exitCodeListHeading = Target.EXIT_CODES)
abstract class JvmCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Target target;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Streams streams;
}
