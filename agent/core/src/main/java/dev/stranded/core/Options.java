package dev.stranded.core;

import dev.stranded.core.report.Credential;
import dev.stranded.wire.ProveMode;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The agent's options.
 *
 * @param dashboard where to report to
 * @param credential the token that the dashboard asks for
 * @param name of the application
 * @param version of the application
 * @param file to write the stream to
 * @param thresholdMillis a wait this long is worth a look
 * @param sampleMillis time between two looks
 * @param longestSampleMillis the same where looks would otherwise take a part of a processor that is noticed
 * @param app package prefixes of the application; empty: all that is not the JDK's or a known library's
 * @param ignore sites never to report
 * @param reclaim whether the garbage collector may take virtual threads that nothing can reach
 * @param prove when the heap may be dumped for a proof
 * @param provePauseMillis a stop this long may be caused without being asked
 * @param proveEveryMinutes time between two proofs without being asked
 * @param quiet whether to say nothing on standard error
 * @param warnings what was wrong with the options, a sentence each
 */
record Options(
        @Nullable URI dashboard,
        @Nullable Credential credential,
        String name,
        @Nullable String version,
        @Nullable Path file,
        long thresholdMillis,
        long sampleMillis,
        long longestSampleMillis,
        List<String> app,
        List<String> ignore,
        boolean reclaim,
        ProveMode prove,
        long provePauseMillis,
        long proveEveryMinutes,
        boolean quiet,
        List<String> warnings) {
    private static final String[] KEYS = {
        "app",
        "dashboard",
        "file",
        "ignore",
        "name",
        "prove",
        "proveEveryMinutes",
        "provePauseMillis",
        "quiet",
        "reclaim",
        "sample",
        "threshold",
        "token",
        "tokenFile",
        "version"
    };
    private static final long SHORTEST_SAMPLE_MILLIS = 50;
    private static final long LOOKS_A_THRESHOLD = 6;
    private static final long LONGEST_SAMPLE_MILLIS = 10_000;

    /**
     * Reads the options: the agent's argument wins, then the system property {@code stranded.key}, then the
     * environment's {@code STRANDED_KEY}. What is wrong is left at its default and becomes a warning.
     *
     * @param argument {@code key=value,key=value}; a part without {@code =} goes on with the list before it
     */
    static Options parse(String argument, Map<String, String> environment) {
        List<String> warnings = new ArrayList<>();
        Map<String, String> values = new TreeMap<>();
        for (String key : KEYS) {
            String outer = environment.get(environmentKey(key));
            String value = System.getProperty("stranded." + key, outer);
            if (value != null && !value.isBlank()) {
                values.put(key, value.strip());
            }
        }
        parseArgument(argument, values, warnings);
        long threshold = millis(values, "threshold", 60_000, warnings);
        long sample = Math.max(SHORTEST_SAMPLE_MILLIS, millis(values, "sample", 1_000, warnings));
        return new Options(
                dashboard(values, warnings),
                credential(values, warnings),
                values.getOrDefault("name", "java"),
                values.get("version"),
                file(values, warnings),
                threshold,
                sample,
                values.containsKey("sample") ? sample : longestSample(sample, threshold),
                list(values.get("app")),
                list(values.get("ignore")),
                Boolean.parseBoolean(values.get("reclaim")),
                prove(values, warnings),
                number(values, "provePauseMillis", 300, warnings),
                number(values, "proveEveryMinutes", 60, warnings),
                Boolean.parseBoolean(values.get("quiet")),
                List.copyOf(warnings));
    }

    /** A dashboard takes an agent for gone of which it hears nothing for half as long again. */
    private static long longestSample(long sample, long threshold) {
        return Math.max(sample, Math.min(LONGEST_SAMPLE_MILLIS, threshold / LOOKS_A_THRESHOLD));
    }

    /** Whether anything is to be reported anywhere. */
    boolean reports() {
        return dashboard != null || file != null;
    }

    private static void parseArgument(String argument, Map<String, String> values, List<String> warnings) {
        String list = null;
        for (String part : argument.split(",", -1)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? "" : part.substring(0, equals).strip();
            if (equals < 0 && list != null) {
                values.put(list, values.get(list) + "," + part);
            } else if (isKey(key)) {
                values.put(key, part.substring(equals + 1).strip());
                list = key.equals("app") || key.equals("ignore") ? key : null;
            } else if (!part.isBlank()) {
                warnings.add("unknown option \"" + (equals < 0 ? part : key) + "\" is ignored; known are "
                        + String.join(", ", KEYS));
            }
        }
    }

    private static boolean isKey(String key) {
        for (String known : KEYS) {
            if (known.equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable URI dashboard(Map<String, String> values, List<String> warnings) {
        String text = values.get("dashboard");
        if (text == null) {
            return null;
        }
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        warnings.add("dashboard=" + text + " is no URL such as http://127.0.0.1:7800; nothing is sent");
        return null;
    }

    /** A token that is none is not repeated in the warning: it may be one with a slip in it. */
    private static @Nullable Credential credential(Map<String, String> values, List<String> warnings) {
        String token = values.get("token");
        if (token == null) {
            Path file = path(values, "tokenFile", "no token is shown", warnings);
            return file == null ? null : Credential.ofFile(file);
        }
        Credential credential = Credential.ofToken(token);
        if (credential == null) {
            warnings.add("token= is no token such as the dashboard prints; no token is shown");
        }
        return credential;
    }

    private static @Nullable Path file(Map<String, String> values, List<String> warnings) {
        return path(values, "file", "no file is written", warnings);
    }

    private static @Nullable Path path(
            Map<String, String> values, String key, String consequence, List<String> warnings) {
        String text = values.get(key);
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            warnings.add(key + "=" + text + " is no path on this system; " + consequence);
            return null;
        }
    }

    private static long millis(Map<String, String> values, String key, long otherwise, List<String> warnings) {
        String text = values.get(key);
        if (text == null) {
            return otherwise;
        }
        String unit = text.replaceFirst("^[0-9]+", "");
        long factor = switch (unit) {
            case "ms" -> 1;
            case "s", "" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 0;
        };
        String digits = text.substring(0, text.length() - unit.length());
        if (factor > 0 && !digits.isEmpty() && digits.length() < 10 && Long.parseLong(digits) > 0) {
            return Long.parseLong(digits) * factor;
        }
        warnings.add(key + "=" + text + " is no duration such as 500ms, 5s or 1m; " + otherwise / 1_000 + "s is used");
        return otherwise;
    }

    /** As in STRANDED_PROVE_PAUSE_MILLIS. Made letter by letter: the first regular expression delays main by 2 ms. */
    private static String environmentKey(String key) {
        StringBuilder variable = new StringBuilder("STRANDED_");
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            if (Character.isUpperCase(letter)) {
                variable.append('_');
            }
            variable.append(Character.toUpperCase(letter));
        }
        return variable.toString();
    }

    private static ProveMode prove(Map<String, String> values, List<String> warnings) {
        String text = values.getOrDefault("prove", "ask");
        for (ProveMode mode : ProveMode.values()) {
            if (mode.toString().equals(text)) {
                return mode;
            }
        }
        warnings.add("prove=" + text + " is none of ask, auto and never; ask is used");
        return ProveMode.ASK;
    }

    private static long number(Map<String, String> values, String key, long otherwise, List<String> warnings) {
        String text = values.get(key);
        if (text == null || text.matches("[0-9]{1,9}")) {
            return text == null ? otherwise : Long.parseLong(text);
        }
        warnings.add(key + "=" + text + " is no number; " + otherwise + " is used");
        return otherwise;
    }

    private static List<String> list(@Nullable String text) {
        List<String> elements = new ArrayList<>();
        for (String element : text == null ? new String[0] : text.split(",", -1)) {
            if (!element.isBlank()) {
                elements.add(element.strip());
            }
        }
        return elements;
    }
}
