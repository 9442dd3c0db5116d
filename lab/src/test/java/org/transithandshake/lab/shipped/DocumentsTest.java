package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.AtItsOwnEnd;

/** What the documents call proof, or link to, is there. */
@AtItsOwnEnd
class DocumentsTest {
    private static final Path ROOT = Path.of("..");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")),
                    docs.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTestThatADocumentNamesExists(Path document) throws IOException {
        Set<String> tests = named(document, "`([A-Z][A-Za-z]+Test)`");
        try (Stream<Path> files = Stream.concat(Files.walk(ROOT.resolve("lab/src/test")),
                Files.walk(ROOT.resolve("functions/src/test")))) {
            Set<String> there = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            assertThat(there).containsAll(tests);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkToAFileLeadsSomewhere(Path document) throws IOException {
        assertThat(named(document, "\\]\\(([^)#:]+)\\)"))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @Test
    void theIndexHasEveryDecision() throws IOException {
        Path index = ROOT.resolve("docs/decisions/README.md");
        assertThat(named(index, "\\]\\((.+?)\\)")).containsExactlyInAnyOrderElementsOf(documents()
                .filter(file -> file.startsWith(index.getParent()) && !file.equals(index))
                .map(file -> file.getFileName().toString()).toList());
    }

    /** Nobody looks for what nothing leads to. */
    @Test
    void everyDocumentIsLinkedToFromAnother() throws IOException {
        Set<Path> linked = documents().flatMap(DocumentsTest::linkedFrom).collect(Collectors.toSet());
        assertThat(linked).containsAll(documents().map(Path::normalize)
                .filter(file -> !file.equals(ROOT.resolve("README.md").normalize())).toList());
    }

    private static Stream<Path> linkedFrom(Path document) {
        try {
            return named(document, "\\]\\(([^)#:]+)(?:#[^)]*)?\\)").stream()
                    .map(link -> document.resolveSibling(link).normalize())
                    .filter(target -> !target.equals(document.normalize()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> named(Path document, String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(Files.readString(document)).results()
                .map((MatchResult found) -> found.group(1)).collect(Collectors.toSet());
    }
}
