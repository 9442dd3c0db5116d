package org.transithandshake.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportsTest {
    @Test
    void aTextOfAnEverydayLengthIsSentAsItIs() {
        assertThat(Reports.cut("one\ntwo\n")).isEqualTo("one\ntwo\n");
        assertThat(Reports.cut("x".repeat(40_000))).hasSize(40_000);
    }

    @Test
    void aTextThatNoMailTakesEndsWithAWholeLineAndSaysHowManyAreLeftOut() {
        String text = IntStream.range(0, 10_000).mapToObj(i -> "finding %05d\n".formatted(i))
                .collect(Collectors.joining());
        String cut = Reports.cut(text);
        assertThat(cut.length()).isLessThan(40_100);
        assertThat(cut).startsWith("finding 00000\n").endsWith(
                "finding 02856\n\n... and 7143 more; once some of it is mended, the rest is told.\n");
    }

    @Test
    void aTextOfOneLineIsCutWithinIt() {
        assertThat(Reports.cut("x".repeat(100_000))).startsWith("xxx").hasSizeLessThan(40_100)
                .contains("... and 1 more");
    }
}
