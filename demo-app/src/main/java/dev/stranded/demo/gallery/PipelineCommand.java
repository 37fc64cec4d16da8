package dev.stranded.demo.gallery;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.pattern.Channel;
import dev.stranded.demo.pattern.TaskGroup;
import dev.stranded.demo.pattern.pipeline.FilePipeline;
import dev.stranded.demo.pattern.pipeline.SquarePipeline;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows two pipelines. */
@Command(
        name = "pipeline",
        description = {
            "Generate, square, print; and read, transform, write on a real file: a task for each stage.",
            "Each runs in a JVM of its own, watched by Stranded, until it is seen whether a task is left."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar stranded-demo.jar pipeline",
            "  java -jar stranded-demo.jar pipeline --leak",
            "  java -jar stranded-demo.jar pipeline --source"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:the healthy one was silent, or the leak was found",
            "1:it could not run",
            "2:an option is wrong",
            "3:it was not so"
        })
public final class PipelineCommand implements Callable<Integer> {
    @Mixin
    private final GalleryOptions options = new GalleryOptions();

    @Option(names = "--leak", description = "Show how they go wrong: a stage dies; the end is never sent.")
    private boolean leak;

    @Override
    public Integer call() throws CannotRun, InterruptedException {
        if (options.printed(List.of(Channel.class, TaskGroup.class, SquarePipeline.class, FilePipeline.class))) {
            return 0;
        }
        return options.show(
                "pipeline", List.of(Patterns.SQUARES, Patterns.FILES), List.of(leak ? Variant.LEAK : Variant.FIXED));
    }
}
