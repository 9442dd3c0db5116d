package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.aws.Subject;
import org.transithandshake.lab.AtItsOwnEnd;

/** docs/messages.md has a row for every message that can be sent, and for nothing else, and a test reaches each. */
@AtItsOwnEnd
class MessagesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "messages.md");
    private static final Path FUNCTIONS = Path.of("..", "functions", "src", "main");
    private static final Path TESTS = Path.of("..", "lab", "src", "test", "java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.+?)` \\| .+? \\| .+? \\| (`.+?`) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    record Row(String subject, String tests) {
        @Override
        public String toString() {
            return subject;
        }
    }

    static List<Row> rows() {
        return ROW.matcher(Subjects.text(DOCUMENT)).results()
                .map((MatchResult row) -> new Row(row.group(1), row.group(2))).toList();
    }

    /** When this fails, what it wanted is what belongs into the document. */
    @Test
    void theTablesHaveEverySubject() {
        assertThat(rows().stream().map(Row::subject)).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Subjects.all());
    }

    /** So that none is missed. The other is what a gateway that we make is called. */
    @Test
    void noFunctionHasASubjectOfItsOwn() {
        assertThat(code().filter(file -> Subjects.text(file).matches("(?s).*(\"Transit Handshake: |tell\\(\\s*\").*"))
                .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("Subject.java", "EnsureGateway.java");
    }

    @Test
    void everySubjectIsUsed() {
        String code = code().map(Subjects::text).collect(Collectors.joining());
        assertThat(Subject.values()).allSatisfy(subject -> assertThat(code).contains("Subject." + subject.name()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void itsTestsAreThere(Row row) {
        List<MatchResult> tests = TEST.matcher(row.tests()).results().toList();
        assertThat(tests).isNotEmpty().allSatisfy(test -> {
            List<Path> files = below(TESTS).stream().filter(file -> file.endsWith(test.group(1) + ".java")).toList();
            assertThat(files).as(test.group(1)).hasSize(1);
            assertThat(Subjects.text(files.getFirst())).contains("void " + test.group(2) + "(");
        });
    }

    private static Stream<Path> code() {
        return below(FUNCTIONS).stream().filter(file -> file.toString().endsWith(".java"));
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
