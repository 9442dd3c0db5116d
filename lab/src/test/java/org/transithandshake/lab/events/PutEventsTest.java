package org.transithandshake.lab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.events.EventWorld.busArn;
import static org.transithandshake.lab.events.EventWorld.entry;
import static org.transithandshake.lab.fakes.World.HUB;
import static org.transithandshake.lab.fakes.World.SPOKE;
import static org.transithandshake.lab.fakes.World.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.fakes.World;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class PutEventsTest {
    private final EventWorld events = new EventWorld(Switches.quiet());

    @Test
    void theServiceAloneWritesTheEnvelope() {
        PutEventsResultEntry result = events.putOne(HUB, entry("doors"));

        Entry.Event event = events.world.entries(Entry.Event.class).getFirst();
        assertThat(event.bus()).isEqualTo("doors");
        assertThat(event.account()).isEqualTo(HUB);
        assertThat(json(event.json())).isEqualTo(json("{'version':'0','id':'" + result.eventId()
                + "','detail-type':'Rang','source':'app','account':'" + HUB
                + "','time':'2026-01-01T00:00:00Z','region':'eu-west-1','resources':[],'detail':{'a':1}}"));
    }

    @Test
    void anEventWithoutABusGoesToTheDefaultOne() {
        events.putOne(HUB, entry(null));
        assertThat(events.world.entries(Entry.Event.class)).extracting(Entry.Event::bus).containsExactly("default");
    }

    @Test
    void aCallersAccountIsInTheEventOnABusOfAnotherAccount() {
        events.admit(SPOKE);
        assertThat(events.putOne(SPOKE, entry(busArn(HUB, "doors"))).errorCode()).isNull();

        Entry.Event event = events.world.entries(Entry.Event.class).getFirst();
        JsonNode envelope = json(event.json());
        assertThat(event.account()).isEqualTo(HUB);
        assertThat(envelope.get("account").asText()).isEqualTo(SPOKE);
    }

    @Test
    void aBusOfAnotherAccountRefusesWhomItsPolicyDoesNotAdmit() {
        PutEventsResultEntry result = events.putOne(SPOKE, entry(busArn(HUB, "doors")));
        assertThat(result.errorCode()).isEqualTo("AccessDeniedException");
        assertThat(result.eventId()).isNull();
        assertThat(events.world.entries(Entry.Event.class)).isEmpty();
    }

    @Test
    void aMissingBusOfAnotherAccountRefusesLikeAnyOther() {
        assertThat(events.putOne(SPOKE, entry(busArn(HUB, "none"))))
                .isEqualTo(events.putOne(SPOKE, entry(busArn(HUB, "doors"))));
    }

    @Test
    void aRoleThatMayNotPutOnTheBusFailsTheWholeCall() {
        events.world.authorizer.denied.add("events:PutEvents " + busArn(HUB, "doors"));
        assertThatThrownBy(() -> events.put(HUB, entry("default"), entry("doors")))
                .hasMessageContaining("events:PutEvents");
        assertThat(events.world.entries(Entry.Event.class)).isEmpty();
    }

    @Test
    void thePermissionSeesSourceAndDetailType() {
        events.putOne(HUB, entry("doors"));
        assertThat(events.world.authorizer.checked.getFirst().context())
                .containsEntry("events:source", "app").containsEntry("events:detail-type", "Rang");
    }

    @Test
    void badEntriesFailAloneAndAreCounted() {
        PutEventsRequestEntry good = entry("doors");
        PutEventsResponse response = events.put(HUB, good.toBuilder().source("aws.ec2").build(), good,
                good.toBuilder().detailType(null).build(), good.toBuilder().eventBusName("none").build());
        assertThat(response.failedEntryCount()).isEqualTo(3);
        assertThat(response.entries()).extracting(PutEventsResultEntry::errorCode).containsExactly(
                "NotAuthorizedForSourceException", null, "InvalidArgument", "InvalidArgument");
        assertThat(events.world.entries(Entry.Event.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "[1]", "\"text\"", ""})
    void aDetailThatIsNoObjectIsMalformed(String detail) {
        assertThat(events.putOne(HUB, entry("doors").toBuilder().detail(detail).build()).errorCode())
                .isEqualTo("MalformedDetail");
    }

    @Test
    void moreThanTenEntriesAreRefused() {
        PutEventsRequestEntry[] ten = Collections.nCopies(10, entry("doors")).toArray(PutEventsRequestEntry[]::new);
        PutEventsRequestEntry[] eleven = Collections.nCopies(11, entry("doors")).toArray(PutEventsRequestEntry[]::new);
        assertThat(events.put(HUB, ten).failedEntryCount()).isZero();
        assertThatThrownBy(() -> events.put(HUB, eleven)).hasMessageContaining("1 to 10 entries: 11");
    }

    @Test
    void aMegabyteIsTooMuch() {
        String detail = "{\"a\":\"" + "x".repeat(600_000) + "\"}";
        PutEventsRequestEntry large = entry("doors").toBuilder().detail(detail).build();
        assertThat(events.put(HUB, large).failedEntryCount()).isZero();
        assertThatThrownBy(() -> events.put(HUB, large, large)).hasMessageContaining("1 MB");
    }

    @Test
    void aSenderMayChooseTheTime() {
        events.putOne(HUB, entry("doors").toBuilder().time(World.START.minusSeconds(3600)).build());
        assertThat(json(events.world.entries(Entry.Event.class).getFirst().json()).get("time").asText())
                .isEqualTo("2025-12-31T23:00:00Z");
    }
}
