package dev.stranded.demo.gallery;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.pattern.Channel;
import dev.stranded.demo.pattern.TaskGroup;
import dev.stranded.demo.pattern.workerpool.WorkerPool;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the worker pool. */
@Command(
        name = "worker-pool",
        description = {
            "A fixed number of workers behind a bounded queue, with results, a close and a cancel.",
            "It runs in a JVM of its own, watched by Stranded, until it is seen whether a task is left."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar stranded-demo.jar worker-pool",
            "  java -jar stranded-demo.jar worker-pool --leak",
            "  java -jar stranded-demo.jar worker-pool --source"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:the healthy one was silent, or the leak was found",
            "1:it could not run",
            "2:an option is wrong",
            "3:it was not so"
        })
public final class WorkerPoolCommand implements Callable<Integer> {
    @Mixin
    private final GalleryOptions options = new GalleryOptions();

    @Option(names = "--leak", description = "Show how it goes wrong: nobody closes the queue.")
    private boolean leak;

    @Override
    public Integer call() throws CannotRun, InterruptedException {
        if (options.printed(List.of(Channel.class, TaskGroup.class, WorkerPool.class))) {
            return 0;
        }
        return options.show("worker-pool", List.of(Patterns.WORKER_POOL), List.of(leak ? Variant.LEAK : Variant.FIXED));
    }
}
