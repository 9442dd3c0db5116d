package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.ram.Organization;

/** Where the organization may be read, a policy file's {@code organization} and {@code ouPaths} are known. */
class OrganizationFactsTest {
    private static final String UNIT = "ou-ab12-11111111";
    private static final String MANAGER = "555555555555";
    private static final String POLICY = """
            version: 1
            admit:
              - {id: unit, effect: admit, when: {ouPaths: [o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*]}}
            place:
              - {id: members, effect: place, when: {organization: [member], within: [10.0.0.0/8]}}
            """;
    private static final String BY_NAME = POLICY.replace("ouPaths: [o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*]",
            "accounts: [\"111111111111\", \"333333333333\"]").replace("organization: [member], ", "");
    private static final String NO_OUTSIDERS = BY_NAME.replace("admit:\n", """
            admit:
              - {id: outsiders, effect: reject, when: {organization: [external]}}
            """);

    private final PolicyScene play = new PolicyScene();

    private OrganizationFactsTest organized(Map<String, String> members) {
        play.scene.lab.organize(new Organization("o-a1b2c3d4e5", MANAGER, members, Set.of(HUB)));
        return this;
    }

    private void played(String file) {
        play.policy(file).spoke(SPOKE, SPOKE_RANGE);
        deployed("true").settle();
    }

    private PolicyScene deployed(String reads) {
        play.scene.hub(Map.of("PolicyName", PolicyScene.NAME, "AllowedCidrs", "", "OrganizationsRead", reads), SPOKE,
                OTHER_SPOKE);
        return play;
    }

    private List<String> asked() {
        return play.scene.calls().filter(call -> call.service().equals("organizations"))
                .map(Entry.ApiCall::operation).toList();
    }

    private boolean isConnected(String account) {
        return play.network().associated("segment:main").contains(play.scene.vpcOf(account));
    }

    @Test
    void theAccountsOfAUnitAreAdmittedByItsPath() {
        organized(Map.of(HUB, "", SPOKE, UNIT, OTHER_SPOKE, "")).played(POLICY);
        play.spoke(OTHER_SPOKE, "10.3.0.0/16").settle();

        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(isConnected(SPOKE)).isTrue();
        assertThat(play.stateOf(OTHER_SPOKE)).isEqualTo("pendingAcceptance");
        assertThat(play.network().note(SPOKE, "rule")).isEqualTo("members");
    }

    @Test
    void anAccountOutsideIsKnownToBeOutside() {
        organized(Map.of(HUB, "", SPOKE, UNIT)).played(NO_OUTSIDERS);
        play.spoke(OTHER_SPOKE, "10.3.0.0/16").settle();

        assertThat(isConnected(SPOKE)).isTrue();
        assertThat(play.stateOf(OTHER_SPOKE)).isIn("rejecting", "rejected");
        assertThat(play.told("rejected a request")).singleElement().asString()
                .contains("REFUSE by outsiders: organization: external (external): yes");
    }

    @Test
    void anAccountThatLeftTheOrganizationIsTurnedOutByTheNextSweep() {
        organized(Map.of(HUB, "", SPOKE, UNIT)).played(POLICY);
        assertThat(isConnected(SPOKE)).isTrue();
        int before = play.scene.now();
        organized(Map.of(HUB, ""));
        play.scene.sweep();

        assertThat(isConnected(SPOKE)).isFalse();
        assertThat(play.scene.changes(before).getFirst()).isEqualTo("ec2:DisassociateTransitGatewayRouteTable");
        assertThat(play.scene.endings()).containsExactly("Connected", "Refused");
    }

    @Test
    void anAccountThatComesIntoTheUnitIsAdmittedByTheNextSweep() {
        organized(Map.of(HUB, "", SPOKE, "", OTHER_SPOKE, UNIT)).played(POLICY);
        assertThat(play.stateOf(SPOKE)).isEqualTo("pendingAcceptance");
        play.scene.sweep();
        assertThat(play.told("review a request")).hasSize(1);
        organized(Map.of(HUB, "", SPOKE, UNIT, OTHER_SPOKE, UNIT));
        play.scene.sweep();

        assertThat(isConnected(SPOKE)).isTrue();
    }

    @Test
    void anOrganizationThatCannotBeReadIsReviewedAndToldOnce() {
        play.scene.lab.organize(new Organization("o-a1b2c3d4e5", MANAGER, Map.of(HUB, "", SPOKE, UNIT)));
        played(POLICY);
        play.scene.sweep();

        assertThat(play.stateOf(SPOKE)).isEqualTo("pendingAcceptance");
        assertThat(play.told("review a request")).singleElement().asString()
                .contains("ouPaths: o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/* (unknown): cannot be told");
        assertThat(play.told("the organization cannot be read")).singleElement().asString()
                .contains("AccessDeniedException", "register-delegated-administrator --account-id " + HUB
                        + " --service-principal config.amazonaws.com");
    }

    @Test
    void whatStandsIsLeftAloneWhileTheOrganizationCannotBeRead() {
        organized(Map.of(HUB, "", SPOKE, UNIT)).played(POLICY);
        play.scene.lab.organize(new Organization("o-a1b2c3d4e5", MANAGER, Map.of(HUB, "", SPOKE, UNIT)));
        play.scene.sweep();
        play.scene.ring(SPOKE).settle();

        assertThat(isConnected(SPOKE)).isTrue();
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.told("the organization cannot be read")).hasSize(1);
    }

    /** DescribeAccount may answer so to an account that is in no organization itself. */
    @ParameterizedTest
    @ValueSource(strings = {"AWSOrganizationsNotInUseException", "AccountNotFoundException"})
    void aHubWithoutAnOrganizationDoesNotTakeEverybodyForAnOutsider(String error) {
        play.scene.lab.faults().calls(call -> call.operation().equals("DescribeAccount"), 1, Integer.MAX_VALUE,
                new Faults.Fault.Refused(new AwsError(error, "not a member of an organization")));
        played(NO_OUTSIDERS);

        assertThat(play.stateOf(SPOKE)).isEqualTo("pendingAcceptance");
        assertThat(play.told("the organization cannot be read")).singleElement().asString().contains(error);
    }

    @Test
    void aFileThatAsksNothingOfItCostsNoCallAndNeitherDoesTheParameterFalse() {
        organized(Map.of(HUB, "", SPOKE, UNIT)).played(BY_NAME);
        assertThat(isConnected(SPOKE)).isTrue();
        assertThat(asked()).isEmpty();

        deployed("false").policy(POLICY).settle();
        play.scene.sweep();
        assertThat(asked()).isEmpty();
        assertThat(isConnected(SPOKE)).isFalse();
    }

    @Test
    void eachAccountIsAskedForOnceInAnInvocation() {
        organized(Map.of(HUB, "", SPOKE, UNIT)).played(POLICY);
        int before = asked().size();
        play.scene.sweep();

        assertThat(asked().subList(before, asked().size()))
                .containsExactly("DescribeAccount", "ListParents", "ListParents");
    }

    @Test
    void aSpokeRejectsAnInvitationFromOutsideItsOrganization() {
        SpokePolicyScene other = new SpokePolicyScene(1);
        other.scene.lab.organize(new Organization("o-a1b2c3d4e5", MANAGER, Map.of(SPOKE, ""), Set.of(SPOKE)));
        other.policy("""
                version: 1
                invitations:
                  - {id: strangers, effect: reject, when: {organization: [external]}}
                routes: {destinations: [10.2.0.0/16]}
                """);
        other.scene.spoke(SPOKE, SPOKE_RANGE, Map.of("PolicyName", SpokePolicyScene.NAME, "Destinations", "",
                "OrganizationsRead", "true")).settle();
        other.offer(Scene.STRANGER, "free beer").scene.sweep();

        assertThat(other.invitationsOf(Scene.STRANGER)).containsExactly("REJECTED");
        assertThat(other.told("rejected an invitation")).singleElement().asString()
                .contains("REFUSE by strangers: organization: external (external): yes");
    }
}
