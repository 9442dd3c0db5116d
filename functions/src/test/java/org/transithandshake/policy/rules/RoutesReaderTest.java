package org.transithandshake.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.text.Fault;
import org.transithandshake.routing.RouteBy;
import org.transithandshake.routing.SpokeRoutes;
import org.transithandshake.routing.TableChoice;
import org.transithandshake.routing.TableChoice.Kind;

class RoutesReaderTest {
    private static PolicyFile.Reading read(String routes) {
        return PolicyFile.read("{version: 1, routes: {" + routes + "}}");
    }

    @Test
    void theShortFormWritesIntoTheTablesOfTheAttachedZones() {
        assertThat(read("destinations: 10.0.0.0/8").policy().orElseThrow().routes()).contains(
                new SpokeRoutes(List.of(Cidr.of("10.0.0.0/8")), TableChoice.attached(), true));
    }

    /** A tag's value is a text, whatever YAML would make of it. */
    @Test
    void theLongFormNamesTagsAsTheyAreWritten() {
        assertThat(read("destinations: [10.0.0.0/8, \"2001:db8::/32\"], tables: tagged, tagged: {Tier: yes, Cell: 012},"
                + " exclude: {Owner: }, mode: report").policy().orElseThrow().routes()).contains(
                        new SpokeRoutes(List.of(Cidr.of("10.0.0.0/8"), Cidr.of("2001:db8::/32")), new TableChoice(
                                Kind.TAGGED, Map.of("Tier", "yes", "Cell", "012"), Map.of("Owner", "")), false));
    }

    @Test
    void whatRoutesLeadByIsOpenUntilTheFileSaysIt() {
        assertThat(by("destinations: 10.0.0.0/8")).isEmpty();
        assertThat(by("destinations: 10.0.0.0/8, by: cidr")).contains(RouteBy.CIDR);
        assertThat(by("destinations: 10.0.0.0/8, by: prefix-list")).contains(RouteBy.PREFIX_LIST);
    }

    private static Optional<RouteBy> by(String routes) {
        return read(routes).policy().orElseThrow().routes().orElseThrow().by();
    }

    @Test
    void aPolicyWithoutTheSectionWantsNoRoutesOfItsOwn() {
        assertThat(PolicyFile.read("version: 1").policy().orElseThrow().routes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mode: write | 1:22 error: 'routes' has no 'destinations'; add some, such as 'destinations: [10.0.0.0/8]'",
        "destinations: [] | 1:37 error: 'destinations' of 'routes' is an empty list; name something, or take it out",
        "destinations: [10.1.0.0/8] | 1:38 error: 'destinations': ",
        "destinations: [10.0.0.0/8, 10.0.0.0/8] | 1:23 error: 'destinations' names 10.0.0.0/8 twice; keep one",
        "destinations: [10.0.0.0/8], tables: tags | 1:59 error: 'tags' is no 'tables'; ",
        "destinations: [10.0.0.0/8], mode: writ | error: 'writ' is no 'mode'; did you mean 'write'?",
        "destinations: [10.0.0.0/8], by: prefix-lists | 1:55 error: 'prefix-lists' is no 'by'; did you mean 'prefix-l",
        "destinations: [10.0.0.0/8], by: tags | 1:55 error: 'tags' is no 'by'; write cidr or prefix-list",
        "destinations: [10.0.0.0/8], tables: tagged | 'tables: tagged' does not say which tags; add some, such as",
        "destinations: [10.0.0.0/8], tagged: {A: b} | 'tagged' counts only with 'tables: tagged'; write that, or",
        "destinations: [10.0.0.0/8], exclude: {} | 'exclude' names no tag; name one, such as 'exclude: {Tier",
        "destinations: [10.0.0.0/8], exclude: {A: [b]} | 'exclude' holds a list; write one value for each tag",
        "destination: [10.0.0.0/8] | 'destination' is not a key of 'routes'; did you mean 'destinations'?"})
    void whatIsWrongIsNamedWithItsPlaceAndCure(String routes, String fault) {
        PolicyFile.Reading reading = read(routes);

        assertThat(reading.policy()).isEmpty();
        assertThat(reading.faults()).extracting(Fault::toString).anyMatch(text -> text.contains(fault));
    }
}
