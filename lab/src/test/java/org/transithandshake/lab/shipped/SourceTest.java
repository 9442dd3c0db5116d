package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be read side by side on one screen: the Java of all modules. */
class SourceTest {
    private static final List<Path> ROOTS = Stream.of("functions", "lab", "bench")
            .map(module -> Path.of("..", module, "src")).toList();
    private static final int WIDEST = 120;
    private static final int LONGEST = 400;

    @Test
    void noLineIsWiderThan120Characters() {
        assertThat(sources().flatMap(SourceTest::wideLines)).isEmpty();
    }

    @Test
    void noFileIsLongerThan400Lines() {
        assertThat(sources().filter(file -> lines(file).size() > LONGEST)).isEmpty();
    }

    /** An address of a page cannot be broken. */
    private static Stream<String> wideLines(Path file) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).length() > WIDEST && !lines.get(i).contains("@see <a href="))
                .mapToObj(i -> file + ":" + (i + 1));
    }

    private static Stream<Path> sources() {
        return ROOTS.stream().flatMap(SourceTest::below).filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<Path> below(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
