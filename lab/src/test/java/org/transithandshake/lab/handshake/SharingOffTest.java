package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.ram.Organization;

/** A hub shall share its gateway with an organization in which RAM does not share. */
@AtItsOwnEnd
class SharingOffTest {
    private static final String ENABLE = "aws ram enable-sharing-with-aws-organization";
    private static final Organization ON = new Organization("o-a1b2c3d4e5", "555555555555",
            Map.of(HUB, "", SPOKE, "", OTHER_SPOKE, ""), Set.of(HUB));

    private final Trial trial = new Trial(LabSetup.quiet());
    private final Scene scene = trial.scene;

    private void hub(Organization organization, String reads) {
        scene.lab.organize(organization);
        scene.hub(Map.of("SharePrincipals", ON.arn(), "AdmitShared", "true", "OrganizationsRead", reads), SPOKE)
                .settle();
    }

    @Test
    void theOfferFailsWithTheCommandThatTurnsItOnAndIsToldOnce() {
        hub(ON.withoutSharing(), "false");
        scene.sweep().sweep();

        assertThat(trial.endings("offer")).startsWith("FAILED").doesNotContain("TIMED_OUT");
        assertThat(texts()).singleElement().asString().contains("NoOrganizationSharing: RAM does not share with "
                        + ON.arn() + " (UnknownResourceException: Organization o-a1b2c3d4e5 could not be found.)",
                "in the organization's management account with: " + ENABLE).doesNotContain("stackTrace");
    }

    /** What RAM answers where the share does not allow external principals. */
    @Test
    void theOtherErrorIsToldTheSame() {
        trial.calls("-ShareGateway-", "AssociateResourceShare", 2, 1, new Fault.Refused(new AwsError(
                "OperationNotPermittedException", "The resource you are attempting to share can only be shared within"
                + " your AWS Organization.")));
        hub(ON, "false");

        assertThat(texts()).singleElement().asString().contains("OperationNotPermittedException: The resource", ENABLE);
    }

    @Test
    void aListedAccountIsInvitedAndConnectedAllTheSame() {
        scene.spoke(SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        hub(ON.withoutSharing(), "false");
        scene.sweep();

        assertThat(scene.endings()).containsExactly("Connected");
    }

    @Test
    void onceItIsOnTheNextSweepSharesAndWhoIsNotListedConnects() {
        hub(ON.withoutSharing(), "false");
        scene.lab.organize(ON);
        scene.sweep().spoke(OTHER_SPOKE, "10.3.0.0/16", Map.of()).settle().sweep();

        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(texts()).hasSize(1);
    }

    @Test
    void onceADayItIsToldWhereTheOrganizationMayBeRead() {
        hub(ON, "true");
        scene.lab.organize(ON.withoutSharing());
        days(3);

        assertThat(texts()).filteredOn(text -> text.contains("It is not so that sharing works")).singleElement()
                .asString().contains("so nobody sees the gateway by " + ON.arn(),
                        "cure  " + ENABLE + "   # in the organization's management account");
        assertThat(asked()).contains("DescribeOrganization", "ListAWSServiceAccessForOrganization");
    }

    @Test
    void anOrganizationThatSharesIsNotSpokenOf() {
        hub(ON, "true");
        days(1);

        assertThat(texts()).isEmpty();
        assertThat(asked()).containsExactly("DescribeOrganization", "ListAWSServiceAccessForOrganization");
    }

    @Test
    void whereItMayNotBeReadNothingIsAskedAndNothingTold() {
        hub(ON, "false");
        days(1);

        assertThat(asked()).isEmpty();
        assertThat(texts()).isEmpty();
    }

    /** Neither the management account nor a delegated administrator. */
    @Test
    void aHubThatMayNotListTheServicesDoesNotKnowAndDoesNotTell() {
        hub(new Organization(ON.id(), ON.manager(), ON.units()), "true");
        days(1);

        assertThat(asked()).hasSize(2);
        assertThat(texts()).isEmpty();
    }

    /** Accounts are invited then; that is no fault. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void whereOnlyAccountsAreListedNothingIsAsked(String reads) {
        scene.lab.organize(ON.withoutSharing());
        scene.hub(Map.of("OrganizationsRead", reads), SPOKE).settle();
        days(1);

        assertThat(asked()).isEmpty();
        assertThat(texts()).isEmpty();
    }

    private void days(int days) {
        scene.lab.time().runFor(Duration.ofDays(days));
        scene.settle();
    }

    private List<String> texts() {
        return scene.messages().stream().map(Entry.Message::text).toList();
    }

    private List<String> asked() {
        return scene.calls().filter(call -> call.service().equals("organizations"))
                .map(Entry.ApiCall::operation).toList();
    }
}
