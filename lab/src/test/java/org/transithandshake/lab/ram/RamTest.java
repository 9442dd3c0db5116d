package org.transithandshake.lab.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.transithandshake.lab.ec2.Persons.HUB;
import static org.transithandshake.lab.ec2.Persons.SPOKE;
import static org.transithandshake.lab.ec2.Persons.STRANGER;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.ec2.Persons;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.State;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ram.model.AcceptResourceShareInvitationRequest;
import software.amazon.awssdk.services.ram.model.AcceptResourceShareInvitationResponse;
import software.amazon.awssdk.services.ram.model.AssociateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.CreateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.CreateResourceShareResponse;
import software.amazon.awssdk.services.ram.model.DeleteResourceShareRequest;
import software.amazon.awssdk.services.ram.model.DisassociateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareAssociationsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareAssociationsResponse;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsResponse;
import software.amazon.awssdk.services.ram.model.GetResourceSharesRequest;
import software.amazon.awssdk.services.ram.model.GetResourceSharesResponse;
import software.amazon.awssdk.services.ram.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.ram.model.InvalidMaxResultsException;
import software.amazon.awssdk.services.ram.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ram.model.ListPendingInvitationResourcesRequest;
import software.amazon.awssdk.services.ram.model.ListPendingInvitationResourcesResponse;
import software.amazon.awssdk.services.ram.model.ListPrincipalsRequest;
import software.amazon.awssdk.services.ram.model.ListPrincipalsResponse;
import software.amazon.awssdk.services.ram.model.ListResourcesRequest;
import software.amazon.awssdk.services.ram.model.ListResourcesResponse;
import software.amazon.awssdk.services.ram.model.MalformedArnException;
import software.amazon.awssdk.services.ram.model.Principal;
import software.amazon.awssdk.services.ram.model.RejectResourceShareInvitationRequest;
import software.amazon.awssdk.services.ram.model.Resource;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShare;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationAlreadyAcceptedException;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationAlreadyRejectedException;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationArnNotFoundException;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationExpiredException;
import software.amazon.awssdk.services.ram.model.ResourceShareLimitExceededException;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;
import software.amazon.awssdk.services.ram.model.Tag;
import software.amazon.awssdk.services.ram.model.TagFilter;
import software.amazon.awssdk.services.ram.model.TagResourceRequest;
import software.amazon.awssdk.services.ram.model.UnknownResourceException;
import software.amazon.awssdk.services.ram.model.UpdateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.UpdateResourceShareResponse;

class RamTest {
    private Persons two = new Persons();
    private TransitGateway gateway;

    private ResourceShare shared(String... principals) {
        gateway = two.gateway();
        CreateResourceShareResponse made = two.call(HUB, CreateResourceShareRequest.builder().name("hub")
                .resourceArns(gateway.transitGatewayArn()).principals(principals).build());
        return made.resourceShare();
    }

    private List<ResourceShareInvitation> invitations(Caller caller) {
        GetResourceShareInvitationsResponse got =
                two.call(caller, GetResourceShareInvitationsRequest.builder().build());
        return got.resourceShareInvitations();
    }

    private AcceptResourceShareInvitationRequest acceptance() {
        return AcceptResourceShareInvitationRequest.builder().resourceShareInvitationArn(
                invitations(SPOKE).getFirst().resourceShareInvitationArn()).build();
    }

    private RejectResourceShareInvitationRequest rejection() {
        return RejectResourceShareInvitationRequest.builder().resourceShareInvitationArn(
                invitations(SPOKE).getFirst().resourceShareInvitationArn()).build();
    }

    private ListPendingInvitationResourcesRequest pendingResources() {
        return ListPendingInvitationResourcesRequest.builder().resourceShareInvitationArn(
                invitations(SPOKE).getFirst().resourceShareInvitationArn()).build();
    }

    private List<String> principals(ResourceShare share) {
        GetResourceShareAssociationsResponse got = two.call(HUB, GetResourceShareAssociationsRequest.builder()
                .associationType(ResourceShareAssociationType.PRINCIPAL).resourceShareArns(share.resourceShareArn())
                .build());
        return got.resourceShareAssociations().stream()
                .map(one -> one.associatedEntity() + " " + one.statusAsString()).toList();
    }

    private List<ResourceShare> received(Caller caller) {
        GetResourceSharesResponse got = two.call(caller,
                GetResourceSharesRequest.builder().resourceOwner(ResourceOwner.OTHER_ACCOUNTS).build());
        return got.resourceShares();
    }

    @Test
    void anInvitationIsTheSendersAndShowsItsResources() {
        shared(SPOKE.account());
        ResourceShareInvitation invitation = invitations(SPOKE).getFirst();
        assertThat(invitation.resourceShareInvitationArn())
                .startsWith("arn:aws:ram:ap-northeast-1:222222222222:resource-share-invitation/");
        assertThat(invitation.senderAccountId()).isEqualTo(HUB.account());
        assertThat(invitation.statusAsString()).isEqualTo("PENDING");
        ListPendingInvitationResourcesResponse resources = two.call(SPOKE, pendingResources());
        assertThat(resources.resources()).extracting(Resource::arn, Resource::type)
                .containsExactly(tuple(gateway.transitGatewayArn(), "ec2:TransitGateway"));
        assertThat(invitations(HUB)).isEmpty();
        assertThat(two.code(STRANGER, acceptance())).isEqualTo("ResourceShareInvitationArnNotFoundException");
    }

    @Test
    void anAcceptedShareIsAssociatedAtOnceAndVisibleLater() {
        ResourceShare share = shared(SPOKE.account());
        assertThat(principals(share)).containsExactly("111111111111 ASSOCIATING");
        two.call(SPOKE, acceptance());
        assertThat(principals(share)).containsExactly("111111111111 ASSOCIATED");
        assertThat(received(SPOKE)).isEmpty();
        two.wait(Duration.ofSeconds(5));
        assertThat(received(SPOKE)).extracting(ResourceShare::resourceShareArn)
                .containsExactly(share.resourceShareArn());
        ListResourcesResponse resources = two.call(SPOKE,
                ListResourcesRequest.builder().resourceOwner(ResourceOwner.OTHER_ACCOUNTS).build());
        assertThat(resources.resources()).hasSize(1);
        ListPrincipalsResponse principals = two.call(HUB,
                ListPrincipalsRequest.builder().resourceOwner(ResourceOwner.SELF).build());
        assertThat(principals.principals()).extracting(Principal::id).containsExactly(SPOKE.account());
    }

    @Test
    void anInvitationIsAnsweredOnce() {
        shared(SPOKE.account());
        two.call(SPOKE, acceptance());
        assertThat(two.code(SPOKE, acceptance())).isEqualTo("ResourceShareInvitationAlreadyAcceptedException");
        assertThat(two.code(SPOKE, rejection())).isEqualTo("ResourceShareInvitationAlreadyAcceptedException");
    }

    @Test
    void aRejectedPrincipalIsDisassociatedAndCanBeInvitedAgain() {
        ResourceShare share = shared(SPOKE.account());
        two.call(SPOKE, rejection());
        assertThat(two.code(SPOKE, acceptance())).isEqualTo("ResourceShareInvitationAlreadyRejectedException");
        assertThat(two.code(SPOKE, pendingResources())).isEqualTo("ResourceShareInvitationAlreadyRejectedException");
        assertThat(principals(share)).containsExactly("111111111111 DISASSOCIATED");
        two.call(HUB, AssociateResourceShareRequest.builder().resourceShareArn(share.resourceShareArn())
                .principals(SPOKE.account()).build());
        assertThat(invitations(SPOKE)).extracting(ResourceShareInvitation::statusAsString)
                .containsExactly("REJECTED", "PENDING");
    }

    @Test
    void anInvitationExpiresAfterSevenDays() {
        ResourceShare share = shared(SPOKE.account());
        two.wait(Duration.ofDays(7).minusSeconds(1));
        assertThat(invitations(SPOKE).getFirst().statusAsString()).isEqualTo("PENDING");
        two.wait(Duration.ofSeconds(1));
        assertThat(two.code(SPOKE, acceptance())).isEqualTo("ResourceShareInvitationExpiredException");
        assertThat(principals(share)).containsExactly("111111111111 DISASSOCIATED");
    }

    @Test
    void anInvitedPrincipalIsNotInvitedTwice() {
        ResourceShare share = shared(SPOKE.account());
        two.call(HUB, AssociateResourceShareRequest.builder().resourceShareArn(share.resourceShareArn())
                .principals(SPOKE.account()).build());
        assertThat(invitations(SPOKE)).hasSize(1);
    }

    @Test
    void twentyInvitationsMayBePending() {
        String[] accounts = IntStream.range(0, 20).mapToObj(i -> "4444444444%02d".formatted(i)).toArray(String[]::new);
        ResourceShare share = shared(accounts);
        assertThat(two.code(HUB, AssociateResourceShareRequest.builder().resourceShareArn(share.resourceShareArn())
                .principals(SPOKE.account()).build())).isEqualTo("ResourceShareLimitExceededException");
        two.wait(Duration.ofDays(7));
        assertThat(two.code(HUB, AssociateResourceShareRequest.builder().resourceShareArn(share.resourceShareArn())
                .principals(SPOKE.account()).build())).isEqualTo("no error");
    }

    @Test
    void ownerAndPrincipalHearOfTheAssociationAndOfItsEnd() {
        ResourceShare share = shared(SPOKE.account());
        assertThat(two.events).isEmpty();
        two.call(SPOKE, acceptance());
        String told = " aws.ram Resource Sharing State Change 1 "
                + "{\"event\":\"Resource Share Association\",\"status\":\"associated\"}";
        assertThat(two.events).containsExactly(HUB.account() + told, SPOKE.account() + told);
        two.call(HUB, DisassociateResourceShareRequest.builder().resourceShareArn(share.resourceShareArn())
                .principals(SPOKE.account()).build());
        assertThat(two.events).hasSize(4).last().asString().contains("\"disassociated\"");
    }

    @Test
    void aPendingInvitationIsAnnouncedOnlyWithTheSwitch() {
        two = new Persons(Switches.loud(), Pages.large());
        shared(SPOKE.account());
        assertThat(two.events).containsExactly(SPOKE.account() + " aws.ram Resource Sharing State Change 1 "
                + "{\"event\":\"Resource Share Invitation\",\"status\":\"pending\"}");
    }

    @Test
    void afterUnsharingTheGatewayIsGoneAndItsAttachmentGoesOn() {
        ResourceShare share = shared(SPOKE.account());
        two.call(SPOKE, acceptance());
        two.settle();
        String id = two.attached(gateway, SPOKE, "10.1.0.0/16");
        // the spoke leaves by itself
        two.call(SPOKE, DisassociateResourceShareRequest.builder().resourceShareArn(share.resourceShareArn())
                .principals(SPOKE.account()).build());
        assertThat(two.code(SPOKE, DescribeTransitGatewaysRequest.builder()
                .transitGatewayIds(gateway.transitGatewayId()).build())).isEqualTo("InvalidTransitGatewayID.NotFound");
        assertThat(two.code(HUB, two.acceptance(id))).isEqualTo("IncorrectState");
        assertThat(two.code(SPOKE, DescribeTransitGatewayVpcAttachmentsRequest
                .builder().transitGatewayAttachmentIds(id).build()))
                .isEqualTo("no error");
    }

    @Test
    void aClientTokenMakesARetryHarmless() {
        shared(SPOKE.account());
        AcceptResourceShareInvitationRequest accept = acceptance().toBuilder().clientToken("t").build();
        AcceptResourceShareInvitationResponse first = two.call(SPOKE, accept);
        AcceptResourceShareInvitationResponse again = two.call(SPOKE, accept);
        assertThat(again).isEqualTo(first);
        CreateResourceShareRequest create = CreateResourceShareRequest.builder().name("n").clientToken("t").build();
        two.call(HUB, create);
        assertThat(two.code(HUB, create.toBuilder().name("m").build()))
                .isEqualTo("IdempotentParameterMismatchException");
    }

    @Test
    void aFirstPageMayBeEmptyAndHaveAToken() {
        two = new Persons(Switches.quiet(), new Pages(10, true));
        shared(SPOKE.account());
        GetResourceShareInvitationsResponse empty =
                two.call(SPOKE, GetResourceShareInvitationsRequest.builder().build());
        assertThat(empty.resourceShareInvitations()).isEmpty();
        assertThat(empty.nextToken()).isNotNull();
        GetResourceShareInvitationsResponse full = two.call(SPOKE,
                GetResourceShareInvitationsRequest.builder().nextToken(empty.nextToken()).build());
        assertThat(full.resourceShareInvitations()).hasSize(1);
        assertThat(full.nextToken()).isNull();
        assertThat(two.code(SPOKE, GetResourceShareInvitationsRequest.builder().nextToken("x").build()))
                .isEqualTo("InvalidNextTokenException");
        assertThat(two.code(SPOKE, GetResourceShareInvitationsRequest.builder().maxResults(501).build()))
                .isEqualTo("InvalidMaxResultsException");
    }

    @Test
    void sharesAreFoundByNameTagAndStatus() {
        ResourceShare share = shared();
        two.call(HUB, TagResourceRequest.builder().resourceShareArn(share.resourceShareArn())
                .tags(Tag.builder().key("k").value("v").build()).build());
        GetResourceSharesRequest look = GetResourceSharesRequest.builder().resourceOwner(ResourceOwner.SELF)
                .name("hub").tagFilters(TagFilter.builder().tagKey("k").tagValues("v").build())
                .resourceShareStatus(ResourceShareStatus.ACTIVE).build();
        GetResourceSharesResponse found = two.call(HUB, look);
        assertThat(found.resourceShares()).hasSize(1);
        two.call(HUB, DeleteResourceShareRequest.builder().resourceShareArn(share.resourceShareArn()).build());
        GetResourceSharesResponse after = two.call(HUB, look);
        assertThat(after.resourceShares()).isEmpty();
        assertThat(two.code(HUB, DeleteResourceShareRequest.builder().resourceShareArn(share.resourceShareArn())
                .build())).isEqualTo("UnknownResourceException");
    }

    @Test
    void whatCannotBeSharedIsNamed() {
        CreateResourceShareRequest create = CreateResourceShareRequest.builder().name("n").build();
        assertThat(two.code(HUB, create.toBuilder().resourceArns("tgw-1").build())).isEqualTo("MalformedArnException");
        assertThat(two.code(HUB, create.toBuilder().resourceArns(
                "arn:aws:ec2:ap-northeast-1:222222222222:transit-gateway/tgw-none").build()))
                .isEqualTo("UnknownResourceException");
        assertThat(two.refused(HUB, create.toBuilder().principals("o-org").build())).hasMessageContaining("o-org");
        assertThat(two.code(SPOKE, AcceptResourceShareInvitationRequest.builder().resourceShareInvitationArn("x")
                .build())).isEqualTo("MalformedArnException");
    }

    @Test
    void acceptingNeedsARightOnTheSendersArn() {
        shared(SPOKE.account());
        assertThat(two.needs(SPOKE, acceptance())).containsExactly(new Access("ram:AcceptResourceShareInvitation",
                acceptance().resourceShareInvitationArn(), Map.of("ram:ShareOwnerAccountId", HUB.account())));
        assertThat(two.needs(SPOKE, GetResourceShareInvitationsRequest.builder().build()))
                .containsExactly(new Access("ram:GetResourceShareInvitations", "*"));
    }

    @Test
    void aShareIsRenamedByItsOwner() {
        ResourceShare share = shared("111111111111");
        UpdateResourceShareResponse renamed = two.call(HUB, UpdateResourceShareRequest.builder()
                .resourceShareArn(share.resourceShareArn()).name("renamed").build());
        assertThat(renamed.resourceShare().name()).isEqualTo("renamed");
        assertThat(renamed.resourceShare().allowExternalPrincipals()).isTrue();
        assertThat(two.code(SPOKE, UpdateResourceShareRequest.builder()
                .resourceShareArn(share.resourceShareArn()).name("mine").build()))
                .isEqualTo("UnknownResourceException");
    }
}
