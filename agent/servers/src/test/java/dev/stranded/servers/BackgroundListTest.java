package dev.stranded.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The agent's list of background waits names methods that these libraries have, for methods move between versions. */
final class BackgroundListTest {
    private static final Path LIST = Path.of("../core/src/main/resources/dev/stranded/core/census/background.txt");

    /** The others are of libraries that are not here. */
    private static final int FEWEST_KNOWN = 30;

    @Test
    void each_method_is_there_in_the_libraries_that_are_here() throws IOException {
        List<String> methods = Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .filter(method -> !methodsBeside(method).isEmpty())
                .toList();
        assertThat(methods)
                .hasSizeGreaterThanOrEqualTo(FEWEST_KNOWN)
                .allSatisfy(method -> assertThat(methodsBeside(method)).contains(method));
    }

    /** All methods of the class; none if it is not here. */
    private static List<String> methodsBeside(String method) {
        String type = method.substring(0, method.lastIndexOf('.'));
        try {
            Class<?> here = Class.forName(type, false, BackgroundListTest.class.getClassLoader());
            return Arrays.stream(here.getDeclaredMethods())
                    .map(one -> type + "." + one.getName())
                    .toList();
        } catch (ClassNotFoundException e) {
            return List.of();
        }
    }
}
