package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SafeTextTest {

    @Test
    void controlAndFormatCharactersBecomeMiddleDots() {
        String escape = "\u001b[31mred\u009b2J";
        String lines = "a\nb\r\tc\u2028d";
        String bidi = "\u202Eevil\u2066";

        assertThat(SafeText.of(escape)).isEqualTo("·[31mred·2J");
        assertThat(SafeText.of(lines)).isEqualTo("a·b··c·d");
        assertThat(SafeText.of(bidi)).isEqualTo("·evil·");
        assertThat(SafeText.of("lone \ud800")).isEqualTo("lone ·");
    }

    @Test
    void writingOfAllLanguagesStays() {
        assertThat(SafeText.of("本番 prod é 😀")).isEqualTo("本番 prod é 😀");
    }
}
