package dev.stranded.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertRuleTest {
    @ParameterizedTest
    @CsvSource({
        "shop, shop, true",
        "shop, shops, false",
        "shop*, shops, true",
        "*shop, workshop, true",
        "*shop, shops, false",
        "s*p, shop, true",
        "s*p, s, false",
        "ab*ba, aba, false",
        "*a*b*, xxaxxbxx, true",
        "*a*b*, xxbxxaxx, false",
        "*, anything, true",
        "a.c, abc, false",
    })
    void a_star_stands_for_any_text(String pattern, String name, boolean matches) {
        assertThat(AlertRule.matches(pattern, name)).isEqualTo(matches);
    }
}
