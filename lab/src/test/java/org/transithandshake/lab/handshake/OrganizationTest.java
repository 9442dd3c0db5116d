package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;
import static org.transithandshake.lab.handshake.Scene.STRANGER;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.ram.Organization;
import org.transithandshake.lab.template.TemplateException;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ram.RamClient;

/** A hub that shares its gateway with an organization or a unit of it: nobody is invited, and nobody let in for it. */
class OrganizationTest {
    private static final String UNIT = "ou-ab12-cdefgh34";
    private static final Organization ORGANIZATION =
            new Organization("o-a1b2c3d4e5", "555555555555", Map.of(HUB, "", SPOKE, UNIT, OTHER_SPOKE, ""));

    private final Scene scene = new Scene(LabSetup.quiet());

    OrganizationTest() {
        scene.lab.organize(ORGANIZATION);
    }

    private Map<String, String> shared(String principal, boolean admitted) {
        return Map.of("SharePrincipals", principal, "AdmitShared", String.valueOf(admitted));
    }

    @Test
    void aListedMemberIsConnectedWithoutAnInvitationWhicheverStackComesFirst() {
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        scene.hub(shared(ORGANIZATION.arn(), false), SPOKE, OTHER_SPOKE).settle();
        scene.spoke(OTHER_SPOKE, "10.3.0.0/16", Map.of()).settle();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(invitations()).isZero();
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aListedAccountOutsideIsInvitedAsEver() {
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).spoke(STRANGER, "10.4.0.0/16", Map.of()).settle();
        scene.hub(shared(ORGANIZATION.arnOf(UNIT), false), SPOKE, STRANGER).settle();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(invitations()).isEqualTo(1);
    }

    @Test
    void sharingAloneAdmitsNobody() {
        scene.hub(shared(ORGANIZATION.arn(), false), OTHER_SPOKE).settle();
        untilItIsVisible();
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        assertThat(scene.network().attachmentOf(SPOKE).stateAsString()).isEqualTo("pendingAcceptance");
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("account is one of AllowedAccounts (" + SPOKE + "): no"));
    }

    @Test
    void admitSharedAdmitsTheAccountsOfAUnitWithoutAList() {
        scene.hub(shared(ORGANIZATION.arnOf(UNIT), true)).settle();
        untilItIsVisible();
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(admissions()).contains("ADMIT by admit-shared");
        assertThat(scene.network().routes(HUB)).containsExactly(SPOKE_RANGE);
    }

    /** The gateway does not show itself to them, so they have nothing to request an attachment to. */
    @Test
    void aMemberOutsideTheUnitSeesNoGateway() {
        scene.hub(shared(ORGANIZATION.arnOf(UNIT), true)).settle();
        untilItIsVisible();
        scene.spoke(OTHER_SPOKE, "10.3.0.0/16", Map.of()).settle();
        assertThat(scene.network().attachments()).containsExactly(HUB);
    }

    /** Whoever sees the gateway can ask; once somebody else does too, seeing it proves nothing any more. */
    @Test
    void admitSharedAdmitsNobodyWhileTheGatewayIsSharedWithSomebodyElseToo() {
        scene.hub(shared(ORGANIZATION.arn(), true)).settle();
        scene.lab.ram(HUB).createResourceShare(r -> r.name("by hand").principals(STRANGER)
                .resourceArns(scene.network().own().transitGatewayArn()));
        RamClient stranger = scene.lab.ram(STRANGER);
        stranger.acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(stranger.getResourceShareInvitations(
                all -> { }).resourceShareInvitations().getFirst().resourceShareInvitationArn()));
        untilItIsVisible();
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        assertThat(scene.network().attachmentOf(SPOKE).stateAsString()).isEqualTo("pendingAcceptance");
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .contains("the gateway is shared only with SharePrincipals and AllowedAccounts (" + STRANGER
                        + " too): no"));
    }

    @Test
    void turningAdmitSharedOnDecidesWhatWaits() {
        scene.hub(shared(ORGANIZATION.arn(), false), OTHER_SPOKE).settle();
        untilItIsVisible();
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        scene.hub(shared(ORGANIZATION.arn(), true), OTHER_SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
    }

    @Test
    void observeModeSaysWhomItWouldShareWithAndAdmit() {
        scene.hub(Map.of("SharePrincipals", ORGANIZATION.arn(), "AdmitShared", "true", "Mode", "observe")).settle();
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains(ORGANIZATION.arn()));
    }

    /** The bus lets members ring, and nobody else; a doorbell alone admits nobody. */
    @Test
    void theOrganizationMayRingAndStrangersMayNot() {
        scene.hub(shared(ORGANIZATION.arn(), true)).settle();
        assertThat(ring(SPOKE)).isZero();
        assertThat(ring(STRANGER)).isEqualTo(1);
    }

    @Test
    void admitSharedWithoutPrincipalsIsRefused() {
        assertThatThrownBy(() -> scene.hub(Map.of("AdmitShared", "true"), SPOKE))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("AdmitShared=true needs SharePrincipals, whose accounts it admits");
    }

    /** A member that nobody lists hears of no share; its own stack, or its next look, finds the gateway. */
    @Test
    void anUnlistedMemberThatCameFirstIsConnectedByItsNextLook() {
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        scene.hub(shared(ORGANIZATION.arn(), true)).settle();
        untilItIsVisible();
        assertThat(scene.endings()).isEmpty();
        scene.spokeOf(SPOKE, scene.vpcOf(SPOKE), Map.of()).settle();
        assertThat(scene.endings()).containsExactly("Connected");
    }

    private void untilItIsVisible() {
        scene.lab.time().runFor(Delay.SHARE_VISIBLE.longest());
    }

    private int ring(String account) {
        return scene.put(account, "arn:aws:events:ap-northeast-1:" + HUB + ":event-bus/transit-handshake",
                "transit-handshake.spoke", "Attachment Requested", "{}").failedEntryCount();
    }

    private long invitations() {
        return scene.calls().filter(call -> call.operation().equals("AcceptResourceShareInvitation")).count();
    }

    private String admissions() {
        return scene.lab.journal().of(Entry.Invocation.class).filter(one -> one.function().contains("AdmitRequest"))
                .map(Entry.Invocation::answer).toList().toString();
    }
}
