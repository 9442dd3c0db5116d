package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Quirk;
import org.transithandshake.lab.time.Delay;

/** The first table of docs/assumptions.md: each line has its switches, tests and command, and each switch its line. */
@AtItsOwnEnd
class AssumptionsTest {
    private static final Path PAGE = Path.of("..", "docs", "assumptions.md");
    private static final Pattern SWITCH = Pattern.compile("`(Delay\\.[A-Z_]+|[A-Z_]+|[a-z][A-Za-z]+)`");

    /** What we assume, AWS's word, switch and test, check on live AWS. */
    record Line(String assumption, String word, String proof, String check) {
        static Line of(String row) {
            List<String> cells = Arrays.stream(row.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
            assertThat(cells).as(row).hasSize(6);
            return new Line(cells.get(1), cells.get(2), cells.get(3), cells.get(4));
        }

        Set<String> switches() {
            return SWITCH.matcher(proof).results().map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public String toString() {
            return assumption;
        }
    }

    static List<Line> lines() throws IOException {
        return Files.readAllLines(PAGE).stream().dropWhile(line -> !line.startsWith("| "))
                .takeWhile(line -> line.startsWith("|")).skip(2).map(Line::of).toList();
    }

    private static Set<String> switches() {
        Stream<String> components = Arrays.stream(Switches.class.getRecordComponents())
                .map(RecordComponent::getName).filter(name -> !name.equals("quirks"));
        return Stream.concat(components, Arrays.stream(Quirk.values()).map(Quirk::name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void eachAssumptionNamesSwitchesThatThereAreAndATestAndTheCommandThatChecksIt(Line line) {
        Set<String> there = switches();
        Arrays.stream(Delay.values()).forEach(delay -> there.add("Delay." + delay));
        assertThat(line.switches()).isNotEmpty().isSubsetOf(there);
        assertThat(line.proof()).containsPattern("`[A-Z][A-Za-z]+Test`");
        assertThat(line.check()).contains("`aws ");
        assertThat(line.word()).isNotEmpty();
    }

    @Test
    void eachSwitchHasItsLine() throws IOException {
        Set<String> named = lines().stream().flatMap(line -> line.switches().stream())
                .filter(name -> !name.startsWith("Delay.")).collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(switches());
    }
}
