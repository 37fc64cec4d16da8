package dev.stranded.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.wire.FindingKind;
import org.junit.jupiter.api.Test;

final class SignatureTest {
    @Test
    void a_shifted_line_leaves_it_the_same() {
        assertThat(of("com.acme.Hooks.receive(Hooks.java:31)")).isEqualTo(of("com.acme.Hooks.receive(Hooks.java:44)"));
    }

    @Test
    void the_number_of_a_lambda_or_of_an_anonymous_class_does_not_count() {
        assertThat(of("com.acme.Hooks.lambda$receive$0(Hooks.java:31)"))
                .isEqualTo(of("com.acme.Hooks.lambda$receive$7(Hooks.java:31)"));
        assertThat(of("com.acme.Hooks$1.run(Hooks.java:31)")).isEqualTo(of("com.acme.Hooks$2.run(Hooks.java:31)"));
    }

    @Test
    void another_method_or_another_kind_is_another_finding() {
        String site = "com.acme.Hooks.receive(Hooks.java:31)";
        assertThat(of(site)).isNotEqualTo(of("com.acme.Hooks.send(Hooks.java:31)"));
        assertThat(of(site)).isNotEqualTo(new Signature().of(FindingKind.BACKLOG, site));
        assertThat(of("com.acme.Hooks.lambda$receive$0(Hooks.java:31)"))
                .isNotEqualTo(of("com.acme.Hooks.lambda$send$0(Hooks.java:31)"));
    }

    @Test
    void two_lines_of_one_method_are_two_findings_in_one_run() {
        Signature signatures = new Signature();
        String first = signatures.of(FindingKind.STRANDED_TASK, "com.acme.Hooks.receive(Hooks.java:31)");
        String second = signatures.of(FindingKind.STRANDED_TASK, "com.acme.Hooks.receive(Hooks.java:44)");
        assertThat(second).isNotEqualTo(first);
        assertThat(signatures.of(FindingKind.STRANDED_TASK, "com.acme.Hooks.receive(Hooks.java:31)"))
                .isEqualTo(first);
        assertThat(signatures.of(FindingKind.STRANDED_TASK, "com.acme.Hooks.receive(Hooks.java:44)"))
                .isEqualTo(second);
    }

    private static String of(String site) {
        return new Signature().of(FindingKind.STRANDED_TASK, site);
    }
}
