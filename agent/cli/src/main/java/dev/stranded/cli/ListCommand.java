package dev.stranded.cli;

import dev.stranded.cli.mailbox.Mailbox;
import dev.stranded.cli.text.Table;
import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.proof.attach.RunningJvms;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code list}: the JVMs of this machine. Nothing is sent to any of them. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows the JVMs of this machine, whether Stranded is in them, and whether it can be attached.",
        exitCodeListHeading = Target.EXIT_CODES,
        exitCodeList = {"0:they were listed", "2:they could not be"})
final class ListCommand implements Callable<Integer> {
    private static final String UNKNOWN = "?";

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Streams streams;

    @Override
    public Integer call() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (JvmProcess process : new RunningJvms().all()) {
            rows.add(Row.of(process));
        }
        streams.print(streams.json() ? rows.stream().map(Row::json).toList() : table(rows));
        return ExitCode.FINE;
    }

    private List<String> table(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of("No JVM runs that this user can see.");
        }
        Table table = new Table(">PID", "USER", "JDK", "STRANDED", "ATTACH", "MAIN CLASS");
        for (Row row : rows) {
            table.add(
                    Long.toString(row.pid),
                    or(row.user, UNKNOWN),
                    or(row.jdk, UNKNOWN),
                    row.stranded,
                    or(row.obstacle, "yes"),
                    or(row.main, UNKNOWN));
        }
        return table.lines(Integer.MAX_VALUE, streams.ink());
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /**
     * What is known of one.
     *
     * @param stranded whether the agent is in it: yes, no, or a question mark
     * @param obstacle why nobody can attach to it, in two words; empty if nothing is known that keeps from it
     */
    private record Row(long pid, String user, String jdk, String stranded, String obstacle, String main) {
        static Row of(JvmProcess process) {
            Boolean agent = new Mailbox(process).hasAgent();
            return new Row(
                    process.pid(),
                    process.userName(),
                    process.javaVersion(),
                    agent == null ? UNKNOWN : agent ? "yes" : "no",
                    process.obstacle(),
                    process.main());
        }

        /** A key is absent where its value is not known. */
        String json() {
            return new Json()
                    .put("pid", pid)
                    .put("user", user)
                    .put("jdk", jdk)
                    .put("main", main)
                    .put("stranded", stranded.equals(UNKNOWN) ? null : stranded.equals("yes"))
                    .put("attachable", obstacle.isEmpty())
                    .put("obstacle", obstacle)
                    .toString();
        }
    }
}
