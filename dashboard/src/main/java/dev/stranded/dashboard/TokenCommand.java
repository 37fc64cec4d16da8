package dev.stranded.dashboard;

import dev.stranded.dashboard.access.Role;
import dev.stranded.dashboard.access.Token;
import dev.stranded.dashboard.access.TokenFailure;
import dev.stranded.dashboard.access.TokenFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code token add|list|revoke}: makes and revokes tokens; a dashboard that runs follows at once. */
@Command(
        name = "token",
        description = "Makes, lists and revokes tokens. A dashboard that runs follows at once.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class TokenCommand implements Runnable {
    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    private TokenCommand() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: token add, list or revoke");
    }

    @Command(name = "add", description = "Makes a token and prints it, this once.", mixinStandardHelpOptions = true)
    int add(
            @Mixin Place place,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            converter = RoleName.class,
                            description = "agent (writes), viewer (reads) or operator (reads and acts).")
                    Role role,
            @Option(
                            names = "--name",
                            required = true,
                            paramLabel = "NAME",
                            description = "Who it is for; stands in the log of what was done.")
                    String name) {
        return trying(out -> out.println(place.file().add(role, name, Clock.systemUTC())));
    }

    @Command(name = "list", description = "Lists the tokens, without secrets.", mixinStandardHelpOptions = true)
    int list(@Mixin Place place) {
        return trying(out -> {
            List<Token> tokens = place.file().read();
            tokens.stream()
                    .sorted(Comparator.comparing(Token::role).thenComparing(Token::name))
                    .forEach(token -> out.printf("%-9s%-32s made %s%n", token.role(), token.name(), token.made()));
            if (tokens.isEmpty()) {
                out.println("There are no tokens; token add makes one.");
            }
        });
    }

    @Command(name = "revoke", description = "Revokes a token.", mixinStandardHelpOptions = true)
    int revoke(
            @Mixin Place place,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "Whose.") String name) {
        return trying(out -> {
            place.file().revoke(name);
            out.println("Revoked " + name + ".");
        });
    }

    private int trying(Work work) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            work.with(out);
            out.flush();
            return 0;
        } catch (TokenFailure e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("Stranded dashboard: " + e.getMessage());
            err.flush();
            return FAILED;
        }
    }

    /** What is done with the file. */
    private interface Work {
        void with(PrintWriter out) throws TokenFailure;
    }

    /** Where the tokens file is. */
    static final class Place {
        @Option(
                names = "--data",
                paramLabel = "FOLDER",
                defaultValue = "${env:STRANDED_DASHBOARD_DATA}",
                description = "The dashboard's data folder (default: stranded/dashboard in your folder for such data).")
        private @Nullable Path folder;

        @Option(
                names = "--tokens",
                paramLabel = "FILE",
                defaultValue = "${env:STRANDED_DASHBOARD_TOKENS}",
                description = "The tokens file (default: tokens in the data folder).")
        private @Nullable Path tokens;

        TokenFile file() {
            Path data = folder == null ? DataFolder.ofUser() : folder;
            return new TokenFile(tokens == null ? Entrance.tokensIn(data) : tokens);
        }
    }

    /** Reads a role. */
    static final class RoleName implements CommandLine.ITypeConverter<Role> {
        @Override
        public Role convert(String value) {
            for (Role role : Role.values()) {
                if (role.toString().equals(value)) {
                    return role;
                }
            }
            throw new CommandLine.TypeConversionException("is agent, viewer or operator, not " + value);
        }
    }
}
