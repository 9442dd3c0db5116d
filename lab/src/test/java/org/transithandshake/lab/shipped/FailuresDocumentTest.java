package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/failures.md has a line for each state of each machine, and for nothing else. */
class FailuresDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "failures.md");
    private static final Pattern HEADING = Pattern.compile("## (\\w+)");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| [^|]+ \\| [^|]+ \\|");

    @Test
    void everyStateHasItsLine() throws IOException {
        List<String> states = StatemachineFilesTest.states().stream().map(Object::toString).sorted().toList();
        assertThat(rows()).isNotEmpty().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(states);
    }

    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        String machine = "";
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                machine = heading.group(1) + ".asl.json ";
            } else if (row.matches()) {
                rows.add(machine + row.group(1));
            }
        }
        return rows;
    }
}
