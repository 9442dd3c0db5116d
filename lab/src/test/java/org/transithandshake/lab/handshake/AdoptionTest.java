package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.ThisRun;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TransitGatewayOptions;

/** {@code Mode=enforce} on a gateway that was there before. */
class AdoptionTest {
    @Test
    void aGatewayWithClosedDoorsIsAdoptedAndConnects() {
        Estate estate = Estate.withOpen().spoke().enforce();
        assertThat(estate.endings("connect")).containsExactly("Connected");
        assertThat(estate.gateway().tags()).contains(Tag.builder().key("transit-handshake").value("adopted").build());
        assertThat(estate.changes()).doesNotContain("ec2:CreateTransitGateway", "ec2:DeleteTransitGateway",
                "ec2:ModifyTransitGateway");
        assertThat(estate.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AutoAcceptSharedAttachments", "DefaultRouteTableAssociation",
        "DefaultRouteTablePropagation"})
    void anOpenDoorStopsTheOfferBeforeAnythingIsMadeOrShared(String door) {
        Estate estate = Estate.withOpen(door).spoke().enforce();
        assertThat(estate.changes()).isEmpty();
        assertFailedOffers(estate, "OpenGateway: the gateway ", "aws ec2 modify-transit-gateway --transit-gateway-id "
                + estate.gatewayId + " --options " + door + "=disable");
    }

    /** A request that people let in through their own share waits too. */
    @Test
    void nothingIsAcceptedWhileADoorIsOpen() {
        Estate estate = Estate.withOpen("DefaultRouteTablePropagation");
        String id = estate.request(Scene.SPOKE, Scene.SPOKE_RANGE);
        estate.enforce();
        assertThat(estate.changes()).isEmpty();
        assertThat(estate.attachment(id).stateAsString()).isEqualTo("pendingAcceptance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AutoAcceptSharedAttachments", "DefaultRouteTableAssociation",
        "DefaultRouteTablePropagation"})
    void anOpenDoorIsTurnedOffWhereTheParameterSaysSo(String door) {
        Estate estate = Estate.withOpen(door).spoke().hub(Map.of("Mode", "enforce", "TakeOverDefaults", "true"));
        TransitGatewayOptions options = estate.gateway().options();
        assertThat(List.of(options.autoAcceptSharedAttachmentsAsString(),
                options.defaultRouteTableAssociationAsString(), options.defaultRouteTablePropagationAsString()))
                .containsOnly("disable");
        assertThat(estate.changes()).startsWith("ec2:ModifyTransitGateway", "ec2:CreateTags")
                .containsOnlyOnce("ec2:ModifyTransitGateway");
        assertThat(estate.endings("connect")).containsExactly("Connected");
    }

    @Test
    void whatStoodBeforeOfAnAccountThatNoParameterNamesIsUntouched() {
        Estate estate = Estate.withOpen();
        String id = estate.legacy(Scene.STRANGER, "10.4.0.0/16");
        String before = estate.state(id);
        estate.spoke().enforce();
        assertThat(estate.endings("connect")).containsExactly("Connected");
        assertThat(estate.state(id)).isEqualTo(before);
    }

    /** The association that people made stays theirs to move; the hub says so instead. */
    @Test
    void whatStoodBeforeOfAnAllowedAccountKeepsItsAssociationAndPeopleAreTold() {
        Estate estate = Estate.withOpen();
        String id = estate.legacy(Scene.SPOKE, Scene.SPOKE_RANGE);
        String table = table(estate, id);
        estate.enforce();
        assertThat(table(estate, id)).isEqualTo(table);
        assertThat(estate.endings("connect")).containsExactly("UnderReview");
        assertThat(estate.messages()).singleElement().asString().contains(id, table, "disassociate it there");
    }

    @Test
    void aRequestThatWaitsForTheHubIsDecidedWhenItsGatewayIsAdopted() {
        Estate estate = Estate.withOpen();
        String ours = estate.request(Scene.SPOKE, Scene.SPOKE_RANGE);
        String foreign = estate.request(Scene.STRANGER, "10.4.0.0/16");
        estate.enforce();
        assertThat(estate.attachment(ours).stateAsString()).isEqualTo("available");
        assertThat(estate.attachment(foreign).stateAsString()).isEqualTo("pendingAcceptance");
        assertThat(estate.messages()).filteredOn(message -> message.contains(foreign)).hasSize(1);
    }

    @Test
    void aGatewayOfAnotherAccountIsNotAdopted() {
        Estate estate = Estate.ownedBy(Scene.STRANGER).share(Scene.STRANGER, Scene.HUB).enforce();
        assertRefused(estate, "TransitGatewayId names " + estate.gatewayId + ", which belongs to the account "
                + Scene.STRANGER + ", not to " + Scene.HUB + "; deploy the hub in the account that owns the gateway");
    }

    @Test
    void aGatewayThatIsNotThereIsNotAdopted() {
        Estate estate = Estate.ownedBy(Scene.STRANGER).enforce();
        assertRefused(estate, "TransitGatewayId names " + estate.gatewayId + ", but the account " + Scene.HUB
                + " has no such gateway in this Region; correct the parameter, or leave it empty to have a gateway"
                + " made");
    }

    private static void assertRefused(Estate estate, String sentence) {
        assertThat(estate.changes()).isEmpty();
        assertFailedOffers(estate, "WrongGateway: " + sentence);
    }

    /** The stack's event that starts an offer may come twice; people hear of the same failure once. */
    private static void assertFailedOffers(Estate estate, String... sentences) {
        assertThat(estate.endings("offer")).hasSize(ThisRun.expects(1, 2)).containsOnly("FAILED");
        assertThat(estate.messages()).singleElement().satisfies(message ->
                assertThat(message).contains(sentences).doesNotContain("stackTrace"));
    }

    private static String table(Estate estate, String id) {
        return estate.lab.ec2(Scene.HUB).describeTransitGatewayAttachments(r -> r.transitGatewayAttachmentIds(id))
                .transitGatewayAttachments().getFirst().association().transitGatewayRouteTableId();
    }
}
