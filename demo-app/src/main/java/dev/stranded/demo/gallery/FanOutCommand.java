package dev.stranded.demo.gallery;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.pattern.Channel;
import dev.stranded.demo.pattern.TaskGroup;
import dev.stranded.demo.pattern.fanout.FanOut;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows work that is spread and brought together. */
@Command(
        name = "fan-out-fan-in",
        description = {
            "Work spread over several tasks and brought together again: all results in order, or the first.",
            "It runs in a JVM of its own, watched by Stranded, until it is seen whether a task is left."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar stranded-demo.jar fan-out-fan-in",
            "  java -jar stranded-demo.jar fan-out-fan-in --leak",
            "  java -jar stranded-demo.jar fan-out-fan-in --source"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:the healthy one was silent, or the leak was found",
            "1:it could not run",
            "2:an option is wrong",
            "3:it was not so"
        })
public final class FanOutCommand implements Callable<Integer> {
    @Mixin
    private final GalleryOptions options = new GalleryOptions();

    @Option(names = "--leak", description = "Show how it goes wrong: the consumer returns early.")
    private boolean leak;

    @Override
    public Integer call() throws CannotRun, InterruptedException {
        if (options.printed(List.of(Channel.class, TaskGroup.class, FanOut.class))) {
            return 0;
        }
        return options.show("fan-out-fan-in", List.of(Patterns.FAN_OUT), List.of(leak ? Variant.LEAK : Variant.FIXED));
    }
}
