package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GridTest {

    @Test
    void columnsAlignAlsoAfterWideCharacters() {
        String text = new Grid(Paint.PLAIN, "NAME", "ID").row("本番", "1").row("production", "2").print();

        assertThat(text).isEqualTo("""
                  NAME        ID
                  本番        1
                  production  2
                """);
    }

    @Test
    void noLineIsWiderThanTheLimitAndNoLetterIsLost() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            String[] cells = new String[5];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = ("x".repeat(random.nextInt(60)) + " 本").repeat(random.nextInt(3));
            }
            String text = new Grid(Paint.PLAIN, "A", "B", "C", "D", "E").row(cells).print();

            assertThat(text.lines()).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(Grid.LIMIT));
            assertThat(text.chars().filter(c -> c == 'x').count())
                    .isEqualTo(String.join("", cells).chars().filter(c -> c == 'x').count());
        }
    }

    @Test
    void aLineFeedInACellMakesNoLine() {
        assertThat(new Grid(Paint.PLAIN, "NAME").row("a\nb").print().lines()).containsExactly("  NAME", "  a·b");
    }

    @Test
    void colourNeedsATerminalAndNoObjection() {
        assertThat(Paint.choose(Map.of(), true)).isEqualTo(Paint.COLOUR);
        assertThat(Paint.choose(Map.of("NO_COLOR", ""), true)).isEqualTo(Paint.COLOUR);
        assertThat(Paint.choose(Map.of("NO_COLOR", "1"), true)).isEqualTo(Paint.PLAIN);
        assertThat(Paint.choose(Map.of(), false)).isEqualTo(Paint.PLAIN);
    }
}
