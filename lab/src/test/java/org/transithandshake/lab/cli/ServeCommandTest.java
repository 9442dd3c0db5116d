package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code serve} refuses before it serves. */
class ServeCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--hub PolicyStore=AppConfig | Option '--hub' sets parameters of a hub that is deployed; add --deploy",
        "--speed 0 | Invalid value for option '--speed': expected 1 to 1000, got 0"})
    void anOptionThatCannotBeIsExplainedInOneSentence(String options, String sentence) {
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err),
                ("serve --port 0 " + options).split(" "));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains(sentence);
    }
}
