package org.transithandshake.lab.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.fakes.World;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.CreateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.CreateResourceShareResponse;
import software.amazon.awssdk.services.ram.model.InvalidParameterException;
import software.amazon.awssdk.services.ram.model.Principal;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.UnknownResourceException;

/** Shares within an organization: no invitation, visible after a while, and only to those whom the principal means. */
class OrganizationSharesTest {
    private static final String OWNER = "222222222222";
    private static final String IN_UNIT = "111111111111";
    private static final String IN_ROOT = "333333333333";
    private static final String OUTSIDE = "444444444444";
    private static final Organization ORGANIZATION = new Organization("o-a1b2c3d4e5", "555555555555",
            Map.of(OWNER, "", IN_UNIT, "ou-ab12-cdefgh34", IN_ROOT, ""));

    private final Lab lab = new Lab(LabSetup.quiet());
    private final RamClient ram = lab.ram(OWNER);

    private void share(String... principals) {
        lab.organize(ORGANIZATION);
        TransitGateway gateway = lab.ec2(OWNER).createTransitGateway(r -> { }).transitGateway();
        ram.createResourceShare(r -> r.name("s").resourceArns(gateway.transitGatewayArn()).principals(principals));
        lab.time().runFor(Delay.SHARE_VISIBLE.typical().plus(Delay.GATEWAY.typical()));
    }

    private List<String> who(String... accounts) {
        return List.of(accounts).stream().filter(account ->
                !lab.ec2(account).describeTransitGateways(r -> { }).transitGateways().isEmpty()).toList();
    }

    private int invitations(String account) {
        return lab.ram(account).getResourceShareInvitations(r -> { }).resourceShareInvitations().size();
    }

    @Test
    void theOrganizationsArnMeansEveryMember() {
        share(ORGANIZATION.arn());
        assertThat(who(IN_UNIT, IN_ROOT, OUTSIDE)).containsExactly(IN_UNIT, IN_ROOT);
        assertThat(invitations(IN_UNIT)).isZero();
    }

    @Test
    void aUnitsArnMeansItsMembersOnly() {
        share(ORGANIZATION.arnOf("ou-ab12-cdefgh34"));
        assertThat(who(IN_UNIT, IN_ROOT, OUTSIDE)).containsExactly(IN_UNIT);
    }

    @Test
    void aMemberIsNotInvitedAndAStrangerIs() {
        share(IN_ROOT, OUTSIDE);
        assertThat(who(IN_UNIT, IN_ROOT, OUTSIDE)).containsExactly(IN_ROOT);
        assertThat(invitations(IN_ROOT)).isZero();
        assertThat(invitations(OUTSIDE)).isEqualTo(1);
    }

    /** RAM lists the unit, and never its accounts. */
    @Test
    void theListOfPrincipalsNamesWhatWasGiven() {
        share(ORGANIZATION.arn(), IN_UNIT);
        assertThat(ram.listPrincipals(r -> r.resourceOwner(ResourceOwner.SELF)).principals())
                .extracting(Principal::id, Principal::external)
                .containsExactlyInAnyOrder(tuple(ORGANIZATION.arn(), false),
                        tuple(IN_UNIT, false));
    }

    /** hashicorp/terraform-provider-aws#7769: accounts are invited, and the organization is not found. */
    @Test
    void withoutSharingMembersAreInvitedAndTheOrganizationIsUnknown() {
        lab.organize(ORGANIZATION.withoutSharing());
        String share = ram.createResourceShare(r -> r.name("s").principals(IN_ROOT)).resourceShare().resourceShareArn();
        assertThat(invitations(IN_ROOT)).isEqualTo(1);
        for (String principal : List.of(ORGANIZATION.arn(), ORGANIZATION.arnOf("ou-ab12-cdefgh34"))) {
            assertThatThrownBy(() -> ram.associateResourceShare(r -> r.resourceShareArn(share).principals(principal)))
                    .isInstanceOf(UnknownResourceException.class)
                    .hasMessageContaining("Organization o-a1b2c3d4e5 could not be found.");
        }
    }

    @Test
    void anOrganizationThatOneIsNotInCannotBeSharedWith() {
        lab.organize(ORGANIZATION);
        assertThatThrownBy(() -> lab.ram(OUTSIDE).createResourceShare(r -> r.name("s").principals(ORGANIZATION.arn())))
                .isInstanceOf(InvalidParameterException.class).hasMessageContaining(OUTSIDE + " is not in it");
        assertThatThrownBy(() -> ram.createResourceShare(r -> r.name("s").principals(ORGANIZATION.arnOf("ou-none"))))
                .isInstanceOf(InvalidParameterException.class).hasMessageContaining("neither an account nor");
    }

    @Test
    void aShareForInsidersAloneTakesNoStranger() {
        lab.organize(ORGANIZATION);
        assertThatThrownBy(() -> ram.createResourceShare(r -> r.name("s").allowExternalPrincipals(false)
                .principals(OUTSIDE))).isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Principal " + OUTSIDE + " is not in your AWS organization.");
        String share = ram.createResourceShare(r -> r.name("s").allowExternalPrincipals(false).principals(IN_ROOT))
                .resourceShare().resourceShareArn();
        assertThatThrownBy(() -> ram.associateResourceShare(r -> r.resourceShareArn(share).principals(OUTSIDE)))
                .isInstanceOf(InvalidParameterException.class).hasMessageContaining("add external AWS accounts");
    }

    /** AWS RAM User Guide, "Error: AccessDeniedException". */
    @Test
    void whoMakesAShareOfSomethingMustAlsoBeAllowedToAssociate() {
        World world = new World();
        Ram alone = new Ram(world.time, world.delays, Switches.quiet(), world.journal, (a, s, t, r, d) -> { });
        world.authorizer.denied.add("ram:AssociateResourceShare arn:aws:ram:" + World.REGION + ":" + World.HUB
                + ":resource-share/*");
        CreateResourceShareRequest.Builder request = CreateResourceShareRequest.builder().name("s");
        world.call(alone.operations(arn -> true), World.role(World.HUB), request.build(),
                CreateResourceShareResponse.class);
        assertThatThrownBy(() -> world.call(alone.operations(arn -> true), World.role(World.HUB),
                request.principals(World.SPOKE).build(), CreateResourceShareResponse.class))
                .hasMessageContaining("ram:AssociateResourceShare");
    }
}
