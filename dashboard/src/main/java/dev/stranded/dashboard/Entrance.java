package dev.stranded.dashboard;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people and agents come in.
 *
 * @param tokens the file with the tokens
 * @param urls by which the dashboard is called through a proxy or by a name
 * @param tls its key, where it speaks HTTPS itself
 */
public record Entrance(
        Path tokens, List<URI> urls, @Nullable Tls tls) {

    /** As it is where nothing is said: the tokens file, if there is one, is in the data folder. */
    static Entrance of(Path folder) {
        return new Entrance(tokensIn(folder), List.of(), null);
    }

    static Path tokensIn(Path folder) {
        return folder.resolve("tokens");
    }

    /** Whether browsers come by HTTPS alone. */
    boolean isSecure() {
        return tls != null || isCalledByHttps();
    }

    /** Whether it has a name of its own that is for HTTPS alone; localhost is a name of others, too. */
    boolean isCalledByHttps() {
        return !urls.isEmpty() && urls.stream().allMatch(url -> "https".equals(url.getScheme()));
    }
}
