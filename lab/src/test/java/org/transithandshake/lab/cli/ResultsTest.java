package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What becomes of a result that cannot be printed. */
class ResultsTest {
    private final StringWriter err = new StringWriter();

    @Test
    void aFullDiskIsNoSuccess() {
        assertThat(help(failing("No space left on device"))).isEqualTo(Handshake.FAILED);
        assertThat(err.toString()).startsWith("handshake: standard output could not be written: No space left on"
                + " device; what it has is not whole").hasLineCount(1);
    }

    @Test
    void aReaderThatHadEnoughIsNoFailure() {
        assertThat(help(failing("Broken pipe"))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void elseTheResultIsThere() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(help(out)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: handshake");
    }

    private int help(OutputStream out) {
        return Main.run(out, new PrintWriter(err, true), "--help");
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
