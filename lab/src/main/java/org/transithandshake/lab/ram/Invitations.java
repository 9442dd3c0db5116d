package org.transithandshake.lab.ram;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Pages;
import software.amazon.awssdk.services.ram.model.AcceptResourceShareInvitationRequest;
import software.amazon.awssdk.services.ram.model.AcceptResourceShareInvitationResponse;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsResponse;
import software.amazon.awssdk.services.ram.model.ListPendingInvitationResourcesRequest;
import software.amazon.awssdk.services.ram.model.ListPendingInvitationResourcesResponse;
import software.amazon.awssdk.services.ram.model.RejectResourceShareInvitationRequest;
import software.amazon.awssdk.services.ram.model.RejectResourceShareInvitationResponse;
import software.amazon.awssdk.services.ram.model.Resource;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationStatus;

/** Invitations, as their receivers see and answer them. */
final class Invitations {
    private final Ledger ledger;
    private final Lags lags;
    private final Notices notices;
    private final Pages pages;
    private final Duration lag;

    /** @param lag from an invitation to its being listed */
    Invitations(Ledger ledger, Lags lags, Notices notices, Pages pages, Duration lag) {
        this.ledger = ledger;
        this.lags = lags;
        this.notices = notices;
        this.pages = pages;
        this.lag = lag;
    }

    private List<ResourceShareInvitation> received(Caller caller) {
        return ledger.invitations().stream().filter(one -> one.receiverAccountId().equals(caller.account())
                && Ledger.region(one.resourceShareInvitationArn()).equals(caller.region())
                && !ledger.time.now().isBefore(one.invitationTimestamp().plus(lag))).toList();
    }

    private ResourceShareInvitation require(Caller caller, String arn) {
        if (arn == null) {
            throw Faults.missing("resourceShareInvitationArn");
        }
        if (!arn.matches("arn:aws:ram:[a-z0-9-]+:\\d{12}:resource-share-invitation/.+")) {
            throw Faults.malformed(arn);
        }
        return received(caller).stream().filter(one -> one.resourceShareInvitationArn().equals(arn)).findFirst()
                .orElseThrow(() -> Faults.invitationNotFound(arn));
    }

    private ResourceShareInvitation pending(Caller caller, String arn) {
        ResourceShareInvitation invitation = require(caller, arn);
        if (invitation.status() != ResourceShareInvitationStatus.PENDING) {
            throw Faults.settled(invitation.statusAsString(), arn);
        }
        return invitation;
    }

    GetResourceShareInvitationsResponse get(Caller caller, GetResourceShareInvitationsRequest request) {
        request.resourceShareInvitationArns().forEach(arn -> require(caller, arn));
        request.resourceShareArns().forEach(Ledger::checked);
        Predicate<ResourceShareInvitation> wanted = one ->
                (request.resourceShareInvitationArns().isEmpty()
                        || request.resourceShareInvitationArns().contains(one.resourceShareInvitationArn()))
                && (request.resourceShareArns().isEmpty()
                        || request.resourceShareArns().contains(one.resourceShareArn()));
        var page = Looks.cut(pages, received(caller).stream().filter(wanted).toList(), request.maxResults(),
                request.nextToken());
        return GetResourceShareInvitationsResponse.builder().resourceShareInvitations(page.items())
                .nextToken(page.nextToken()).build();
    }

    AcceptResourceShareInvitationResponse accept(Caller caller, AcceptResourceShareInvitationRequest request) {
        ResourceShareInvitation accepted = ledger.settle(pending(caller, request.resourceShareInvitationArn()),
                ResourceShareInvitationStatus.ACCEPTED, ResourceShareAssociationStatus.ASSOCIATED);
        ResourceShareAssociation principal = ledger.association(accepted.resourceShareArn(),
                ResourceShareAssociationType.PRINCIPAL, caller.account()).orElseThrow();
        ledger.visibleFrom(principal, lags.shareVisible(caller.account(), accepted.resourceShareArn()));
        notices.associated(ledger.share(accepted.resourceShareArn()), caller.account());
        return AcceptResourceShareInvitationResponse.builder().resourceShareInvitation(accepted).build();
    }

    RejectResourceShareInvitationResponse reject(Caller caller, RejectResourceShareInvitationRequest request) {
        ResourceShareInvitation rejected = ledger.settle(pending(caller, request.resourceShareInvitationArn()),
                ResourceShareInvitationStatus.REJECTED, ResourceShareAssociationStatus.DISASSOCIATED);
        return RejectResourceShareInvitationResponse.builder().resourceShareInvitation(rejected).build();
    }

    /** What would be shared; known before the invitation is accepted. */
    ListPendingInvitationResourcesResponse resources(Caller caller, ListPendingInvitationResourcesRequest request) {
        ResourceShareInvitation invitation = require(caller, request.resourceShareInvitationArn());
        if (invitation.status() == ResourceShareInvitationStatus.ACCEPTED) {
            // the operation's errors have no AlreadyAccepted (RAM API reference)
            throw new AwsError("InvalidParameterException", "ResourceShareInvitation "
                    + invitation.resourceShareInvitationArn() + " is not pending.");
        }
        pending(caller, request.resourceShareInvitationArn());
        List<Resource> all = ledger.standing(invitation.resourceShareArn(), ResourceShareAssociationType.RESOURCE)
                .stream().map(Looks::resource).toList();
        var page = Looks.cut(pages, all, request.maxResults(), request.nextToken());
        return ListPendingInvitationResourcesResponse.builder().resources(page.items()).nextToken(page.nextToken())
                .build();
    }
}
