package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what the command prints. */
class ReadmeTest {
    @Test
    void theDemoOfTheReadmeIsTheDemo() throws Exception {
        StringWriter out = new StringWriter();
        int exit = Main.run(new PrintWriter(out), new PrintWriter(System.err), "demo", "--template",
                Path.of("..", "template.yaml").toString());
        String readme = Files.readString(Path.of("..", "README.md"));
        String printed = out.toString();
        assertThat(exit).isZero();
        assertThat(readme).contains(printed.substring(0, printed.indexOf("\n\nvpc-")))
                .contains(printed.substring(printed.indexOf("  FROM")).strip());
    }
}
