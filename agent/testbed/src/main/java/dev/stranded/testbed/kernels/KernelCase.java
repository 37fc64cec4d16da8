package dev.stranded.testbed.kernels;

import dev.stranded.testbed.Marks;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A kernel and what is to be seen of it.
 *
 * @param issue the project's number for it, by which GoBench knows it
 * @param kernel its code
 * @param sort what GoBench says that it is
 * @param left how many tasks stay where it is buggy; none do where it is fixed
 * @param needed what must be known to find them
 */
public record KernelCase(int issue, Class<? extends Kernel> kernel, GoBenchClass sort, int left, Needed needed) {
    /** The project that had the bug. */
    public String project() {
        String folder = kernel.getPackageName();
        return folder.substring(folder.lastIndexOf('.') + 1);
    }

    /** What {@link dev.stranded.testbed.programs.KernelRun} knows it by. */
    public String name() {
        return project() + "." + kernel.getSimpleName();
    }

    /** The lines that spawn tasks that stay. */
    public List<Pattern> spawnLines() {
        return Marks.of(kernel).frames();
    }

    @Override
    public String toString() {
        return project() + "#" + issue + " " + kernel.getSimpleName();
    }
}
