package dev.stranded.demo.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class WebhookSignatureTest {
    /** The example in GitHub's documentation of signed webhooks. */
    private static final String SECRET = "It's a Secret to Everybody";

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNED = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final WebhookSignature signature = new WebhookSignature(SECRET);

    @Test
    void a_body_signed_with_the_secret_matches() {
        assertThat(signature.matches(BODY, SIGNED)).isTrue();
    }

    @Test
    void another_body_or_another_secret_does_not() {
        assertThat(signature.matches("Hello, world!".getBytes(StandardCharsets.UTF_8), SIGNED))
                .isFalse();
        assertThat(new WebhookSignature("another").matches(BODY, SIGNED)).isFalse();
    }

    @Test
    void what_is_no_signature_does_not_match_and_does_no_harm() {
        for (String header : new String[] {null, "", "sha256=", "sha256=xyz", "sha1=757107ea", SIGNED + "00"}) {
            assertThat(signature.matches(BODY, header)).as("%s", header).isFalse();
        }
    }
}
