package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.transithandshake.metric.Metric;
import org.transithandshake.metric.Tally;

/** {@code docs/metrics.md} says of every metric what the code does. */
class MetricsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");

    @Test
    void theTableHasEveryMetricWithItsUnitInTheCodesOrder() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\|").matcher(Files.readString(DOCUMENT))
                .results().map((MatchResult row) -> row.group(1) + " " + row.group(2)).toList();
        assertThat(rows).isEqualTo(Arrays.stream(Metric.values())
                .map(metric -> metric.title() + " " + metric.unitName()).toList());
    }

    @Test
    void namespaceAndDimensionsAreNamed() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("Namespace `" + Tally.NAMESPACE + "`",
                "`" + Tally.SERVICE + "`", "`" + Tally.SEGMENT + "`");
    }
}
