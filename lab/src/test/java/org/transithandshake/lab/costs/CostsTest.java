package org.transithandshake.lab.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.api.Entry;

/** {@code docs/costs.md} says what the shipped template costs in the lab; the wanted tables lie in lab/target. */
@AtItsOwnEnd
class CostsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "costs.md");
    private static final Path WANTED = Path.of("target", "costs.md");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Study STUDY = Study.of(Path.of("..", "template.yaml"));

    @Test
    void theTablesOfTheDocumentAreThoseOfTheLab() throws IOException {
        String handshake = CostTable.ofHandshake(STUDY);
        String network = CostTable.ofNetwork(1, 1_000);
        Files.writeString(WANTED, handshake + "\n" + network);
        assertThat(Files.readString(DOCUMENT)).as("docs/costs.md; the wanted tables are in lab/%s", WANTED)
                .contains(handshake).contains(network);
    }

    @Test
    void theReadmeHasTheSums() throws IOException {
        assertThat(Files.readString(Path.of("..", "README.md"))).contains("An idle month costs "
                + STUDY.hub().dollars().setScale(2, RoundingMode.HALF_UP) + " USD in the hub and "
                + STUDY.spoke().dollars().setScale(2, RoundingMode.HALF_UP) + " in a spoke");
    }

    /** CountsTest has these numbers; join and answer are express, their transitions are not billed. */
    @Test
    void aConnectionIsMeteredByItsCounts() {
        assertThat(STUDY.connection().units(Price.FUNCTION_REQUEST)).isEqualByComparingTo("9");
        assertThat(STUDY.connection().units(Price.TRANSITION)).isBetween(BigDecimal.ONE, new BigDecimal("32"));
        assertThat(STUDY.connection().units(Price.SCHEDULE)).isZero();
    }

    @Test
    void anIdleMonthIsItsSweepsItsDailyLooksAndItsAlarms() {
        for (Bill month : List.of(STUDY.hub(), STUDY.spoke())) {
            assertThat(month.units(Price.SCHEDULE)).isEqualByComparingTo("760");
            assertThat(month.units(Price.FUNCTION_REQUEST)).isEqualByComparingTo("760");
            assertThat(month.units(Price.TRANSITION)).isZero();
            assertThat(month.units(Price.EVENT)).isZero();
        }
    }

    @Test
    void eachEntryIsMeteredAsAwsDoes() {
        Bill bill = Meter.read(List.of(
                new Entry.Invocation(NOON.plusMillis(1_500), NOON, "1", "f", "", true, "", "{}"),
                new Entry.Transition(NOON, "1", "connect", "e", "A", false),
                new Entry.Transition(NOON, "1", "join", "j", "A", false),
                new Entry.Execution(NOON, "1", "join", "j", "RUNNING", "{}"),
                new Entry.Execution(NOON.plus(Duration.ofSeconds(16)), "1", "join", "j", "SUCCEEDED", "{}"),
                new Entry.Event(NOON, "1", "b", "transit-handshake.hub", "d", "{}"),
                new Entry.Event(NOON, "1", "default", "aws.ec2", "d", "{}"),
                metric(NOON, "x"), metric(NOON.plusSeconds(60), "x"), metric(NOON.plusSeconds(3_600), "x")),
                Set.of("join"));
        assertThat(bill.units()).usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsOnlyKeys(Price.FUNCTION_REQUEST, Price.FUNCTION_SECOND, Price.TRACE, Price.TRANSITION,
                        Price.EXPRESS_REQUEST, Price.EXPRESS_SECOND, Price.EVENT, Price.METRIC_HOUR);
        assertThat(bill.units(Price.FUNCTION_SECOND)).isEqualByComparingTo("1.5");
        assertThat(bill.units(Price.TRANSITION)).isEqualByComparingTo("1");
        assertThat(bill.units(Price.EXPRESS_SECOND)).isEqualByComparingTo("1");
        assertThat(bill.units(Price.METRIC_HOUR)).isEqualByComparingTo("2");
    }

    @Test
    void aBillIsItsUnitsTimesTheirPrices() {
        Bill bill = new Bill(Map.of(Price.ATTACHMENT_HOUR, new BigDecimal("730"), Price.EVENT, BigDecimal.ZERO));
        assertThat(bill.dollars()).isEqualByComparingTo("36.50");
        assertThat(bill.units()).containsOnlyKeys(Price.ATTACHMENT_HOUR);
    }

    private static Entry.Metric metric(Instant at, String name) {
        return new Entry.Metric(at, "1", "f", "TransitHandshake", name, "Count", 1, Map.of("Segment", "main"),
                Map.of());
    }
}
