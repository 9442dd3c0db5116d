package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.ThisRun;

/** {@code Mode=observe}, the default for a gateway that was there before: look, tell once, touch nothing. */
class ObserveModeTest {
    /** Every event arrives twice, CloudTrail's copies included. */
    @Test
    void eachFindingIsToldOnceAndNothingIsTouched() {
        Estate estate = Estate.loud();
        String standing = estate.legacy("555555555555", "10.5.0.0/16");
        String before = estate.state(standing);
        estate.spoke().hub(Map.of());
        String asked = estate.request(Scene.SPOKE, Scene.SPOKE_RANGE);
        String foreign = estate.request(Scene.STRANGER, "10.4.0.0/16");
        estate.lab.time().runUntilIdle();
        assertThat(estate.changes()).isEmpty();
        assertThat(estate.state(standing)).isEqualTo(before);
        assertThat(estate.gateway().tags()).isEmpty();
        assertThat(estate.endings("connect")).isEmpty();
        assertThat(estate.messages()).hasSize(3).doesNotHaveDuplicates();
        assertThat(estate.messages().get(0)).contains("- make the route tables segment:main, airlock:1",
                "- share the gateway with " + Scene.SPOKE,
                "- leave " + standing + " of ", "Mode=enforce");
        assertThat(estate.messages().get(1)).contains("accept the request " + asked);
        assertThat(estate.messages().get(2)).contains("leave pending and ask people about the request " + foreign);
    }

    @Test
    void theSameFactsAreNotToldAgainAndNewOnesAre() {
        Estate estate = Estate.withOpen().hub(Map.of());
        estate.hub(Map.of());
        assertThat(estate.endings("offer")).hasSize(ThisRun.expects(2, 4)).containsOnly("Observed");
        assertThat(estate.messages()).hasSize(1);
        String id = estate.request(Scene.SPOKE, Scene.SPOKE_RANGE);
        estate.hub(Map.of());
        assertThat(estate.messages()).as("of the offers, and of the request's record if there is one")
                .hasSize(ThisRun.expects(2, 3)).last().asString().contains("- accept the request " + id);
        assertThat(estate.changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void anOpenDoorIsAFindingAndStaysOpen(String takeOver) {
        Estate estate = Estate.withOpen("AutoAcceptSharedAttachments", "DefaultRouteTableAssociation")
                .hub(Map.of("TakeOverDefaults", takeOver));
        assertThat(estate.changes()).isEmpty();
        assertThat(estate.gateway().options().autoAcceptSharedAttachmentsAsString()).isEqualTo("enable");
        assertThat(estate.messages()).singleElement().asString().contains(takeOver.equals("true")
                ? "- turn off AutoAcceptSharedAttachments, DefaultRouteTableAssociation of " + estate.gatewayId
                : "aws ec2 modify-transit-gateway --transit-gateway-id " + estate.gatewayId
                + " --options AutoAcceptSharedAttachments=disable,DefaultRouteTableAssociation=disable");
    }

    /** What was asked while the hub only looked is decided when it may act. */
    @Test
    void switchingToEnforceConnects() {
        Estate estate = Estate.withOpen();
        String id = estate.request(Scene.SPOKE, Scene.SPOKE_RANGE);
        estate.land.deploySpoke(Scene.SPOKE, Scene.HUB_RANGE, Map.of());
        estate.hub(Map.of());
        assertThat(estate.attachment(id).stateAsString()).isEqualTo("pendingAcceptance");
        estate.enforce();
        assertThat(estate.attachment(id).stateAsString()).isEqualTo("available");
        assertThat(estate.endings("connect")).containsExactly("Connected");
    }

    @Test
    void aHubThatHasNoGatewayYetCanObserveToo() {
        Estate estate = Estate.ownedBy(Scene.STRANGER).hub(Map.of("TransitGatewayId", "", "Mode", "observe"));
        assertThat(estate.changes()).isEmpty();
        assertThat(estate.messages()).singleElement().asString().contains("- create a Transit Gateway");
    }

    @Test
    void aWrongGatewayIsAFindingToo() {
        Estate estate = Estate.ownedBy(Scene.STRANGER).hub(Map.of());
        assertThat(estate.messages()).singleElement().asString()
                .contains("- stop, because TransitGatewayId names " + estate.gatewayId + ", but the account");
    }
}
