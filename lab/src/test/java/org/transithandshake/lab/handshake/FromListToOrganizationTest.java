package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.HUB_RANGE;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;
import static org.transithandshake.lab.handshake.Scene.STRANGER;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ram.Organization;
import org.transithandshake.lab.template.TemplateException;
import software.amazon.awssdk.services.ram.RamClient;

/** A hub that has listed its accounts, and needs no list any more: what docs/deploy.md says of the 201st account. */
class FromListToOrganizationTest {
    private static final Organization ORGANIZATION =
            new Organization("o-a1b2c3d4e5", "555555555555", Map.of(HUB, "", SPOKE, "", OTHER_SPOKE, ""));
    private static final Map<String, String> SHARED =
            Map.of("SharePrincipals", ORGANIZATION.arn(), "AdmitShared", "true");
    private static final String POLICY = """
            version: 1
            admit:
              - {id: listed, effect: admit, when: {accounts: ["111111111111"]}}
            place:
              - {id: ours, effect: place, when: {within: [10.0.0.0/8]}}
            """;

    private final Scene scene = new Scene(LabSetup.quiet());

    FromListToOrganizationTest() {
        scene.lab.organize(ORGANIZATION);
    }

    /** Whoever was admitted by the organization stays, whatever becomes of somebody who was not. */
    @Test
    void onlyWhoIsTakenOffTheListIsTurnedOutAndNoLaterChangeBringsItBack() {
        scene.hub(SHARED, STRANGER).settle().lab.time().runFor(Duration.ofMinutes(5));
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).spoke(STRANGER, "10.4.0.0/16", Map.of()).settle();
        scene.hub(SHARED).settle().sweep().sweep();
        assertThat(scene.endings()).containsExactly("Connected", "Connected", "Refused");
        scene.hub(with("AllowedCidrs", "10.0.0.0/7")).settle().sweep();
        assertThat(scene.network().shown(Network.SEGMENT)).containsExactlyInAnyOrder(SPOKE_RANGE, HUB_RANGE);
    }

    @Test
    void aStrangerOnTheShareLeavesWhatIsConnectedAlone() {
        scene.hub(SHARED).settle().lab.time().runFor(Duration.ofMinutes(5));
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        scene.lab.ram(HUB).createResourceShare(r -> r.name("by hand").principals(STRANGER)
                .resourceArns(scene.network().own().transitGatewayArn()));
        RamClient stranger = scene.lab.ram(STRANGER);
        stranger.acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(stranger.getResourceShareInvitations(
                q -> { }).resourceShareInvitations().getFirst().resourceShareInvitationArn()));
        scene.hub(with("AllowedCidrs", "10.0.0.0/7")).settle().sweep();
        assertThat(scene.network().associated(Network.SEGMENT)).contains(scene.vpcOf(SPOKE));
    }

    @Test
    void turningAdmitSharedOffTurnsOutWhomItAdmitted() {
        scene.hub(SHARED).settle().lab.time().runFor(Duration.ofMinutes(5));
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        scene.hub(with("AdmitShared", "false"), OTHER_SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected", "Refused");
    }

    /** The list is how the hub knows it: RAM does not tell which accounts an organization has. */
    @Test
    void whoWasListedStaysListedAndTheNextOneNeedsNoListing() {
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        scene.hub(SPOKE).settle();
        scene.hub(SHARED, SPOKE).settle().lab.time().runFor(Duration.ofMinutes(5));
        scene.spoke(OTHER_SPOKE, "10.3.0.0/16", Map.of()).settle();
        scene.sweep();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.messages()).isEmpty();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> parameters = new HashMap<>(SHARED);
        parameters.put(name, value);
        return parameters;
    }

    /** The file decides in place of AdmitShared, so it need not be set to true for nothing. */
    @Test
    void aHubWithAFileSharesWithAnOrganizationWithoutAListOfAccounts() {
        PolicyScene play = new PolicyScene().policy(POLICY);
        play.scene.lab.organize(ORGANIZATION);
        play.scene.hub(Map.of("PolicyName", PolicyScene.NAME, "AllowedCidrs", "", "SharePrincipals",
                ORGANIZATION.arn())).settle().lab.time().runFor(Duration.ofMinutes(5));
        play.spoke(SPOKE, SPOKE_RANGE).spoke(OTHER_SPOKE, "10.3.0.0/16").settle();
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.stateOf(OTHER_SPOKE)).isEqualTo("pendingAcceptance");
    }

    @Test
    void withoutAFileItIsToldWhatSaysWhoMayConnect() {
        assertThatThrownBy(() -> scene.hub(Map.of("SharePrincipals", ORGANIZATION.arn())))
                .isInstanceOf(TemplateException.class).hasMessageContaining("AllowedAccounts").hasMessageContaining(
                        "SharePrincipals with AdmitShared=true or a policy's file");
    }
}
