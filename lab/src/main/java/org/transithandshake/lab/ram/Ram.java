package org.transithandshake.lab.ram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.EventSink;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Operations.Needs;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Quirk;
import org.transithandshake.lab.ec2.Sharing;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ram.model.AcceptResourceShareInvitationRequest;
import software.amazon.awssdk.services.ram.model.AssociateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.CreateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.DeleteResourceShareRequest;
import software.amazon.awssdk.services.ram.model.DisassociateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareAssociationsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareInvitationsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceSharesRequest;
import software.amazon.awssdk.services.ram.model.ListPendingInvitationResourcesRequest;
import software.amazon.awssdk.services.ram.model.ListPrincipalsRequest;
import software.amazon.awssdk.services.ram.model.ListResourcesRequest;
import software.amazon.awssdk.services.ram.model.RejectResourceShareInvitationRequest;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.ram.model.Tag;
import software.amazon.awssdk.services.ram.model.TagResourceRequest;
import software.amazon.awssdk.services.ram.model.UpdateResourceShareRequest;

/**
 * The emulated RAM of all accounts and Regions: it shares transit gateways. Principals get an invitation (AWS RAM User
 * Guide, "Working with invitations"), unless both sides are in the one {@linkplain #organize organization}.
 */
public final class Ram implements Sharing {
    /** Of {@link Quirk#SHARE_USABLE_LATE} and {@link Quirk#INVITATION_LISTED_LATE}. */
    private static final Duration LATE = Duration.ofSeconds(10);
    private final Ledger ledger;
    private final Lags lags;
    private final Notices notices;
    private final Switches switches;
    private final Pages pages;

    public Ram(Timeline time, Delays delays, Switches switches, Journal journal, EventSink events) {
        this(time, delays, switches, journal, events, Pages.large());
    }

    /** @param pages how Get and List calls cut their lists */
    public Ram(Timeline time, Delays delays, Switches switches, Journal journal, EventSink events, Pages pages) {
        ledger = new Ledger(time);
        lags = new Lags(time, delays, journal);
        notices = new Notices(events, switches);
        this.switches = switches;
        this.pages = pages;
    }

    /** The organization whose accounts share among each other without invitations; there is none at first. */
    public void organize(Organization organization) {
        ledger.organize(organization);
    }

    @Override
    public boolean visible(String account, String resourceArn) {
        return visible(account, resourceArn, Duration.ZERO);
    }

    @Override
    public boolean usable(String account, String resourceArn) {
        return visible(account, resourceArn, switches.has(Quirk.SHARE_USABLE_LATE) ? LATE : Duration.ZERO);
    }

    private boolean visible(String account, String resourceArn, Duration since) {
        return ledger.associated(resourceArn).map(ResourceShareAssociation::resourceShareArn).anyMatch(share ->
                ledger.visible(share, ResourceShareAssociationType.RESOURCE, resourceArn, since)
                        && ledger.reaches(share, account, since));
    }

    /** @param exists whether there is a resource with the ARN, see {@link org.transithandshake.lab.ec2.Ec2#exists} */
    public Operations operations(Predicate<String> exists) {
        Operations operations = new Operations("ram");
        Shares shares = new Shares(ledger, lags, notices, switches, exists);
        sharing(operations, shares, new Repeats());
        receiving(operations, new Invitations(ledger, lags, notices, pages,
                switches.has(Quirk.INVITATION_LISTED_LATE) ? LATE : Duration.ZERO), new Repeats());
        Looks looks = new Looks(ledger, pages);
        operations.on(GetResourceSharesRequest.class, current(looks::shares))
                .on(GetResourceShareAssociationsRequest.class, current(looks::associations))
                .on(ListResourcesRequest.class, current(looks::resources))
                .on(ListPrincipalsRequest.class, current(looks::principals));
        return operations;
    }

    private void sharing(Operations operations, Shares shares, Repeats repeats) {
        operations.on(CreateResourceShareRequest.class, current(repeats.once(shares::create)), Ram::creating)
                .on(AssociateResourceShareRequest.class, current(repeats.once(shares::associate)),
                        this::associating)
                .on(DisassociateResourceShareRequest.class, current(repeats.once(shares::disassociate)),
                        (caller, request) -> share(caller, "Disassociate", request.resourceShareArn()))
                .on(UpdateResourceShareRequest.class, current(repeats.once(shares::update)),
                        (caller, request) -> share(caller, "Update", request.resourceShareArn()))
                .on(DeleteResourceShareRequest.class, current(repeats.once(shares::delete)),
                        (caller, request) -> share(caller, "Delete", request.resourceShareArn()))
                .on(TagResourceRequest.class, current(shares::tag), (caller, request) -> List.of(new Access(
                        "ram:TagResource", request.resourceShareArn() == null ? "*" : request.resourceShareArn(),
                        requestTags(request.tags()))));
    }

    private void receiving(Operations operations, Invitations invitations, Repeats repeats) {
        operations.on(GetResourceShareInvitationsRequest.class, current(invitations::get))
                .on(ListPendingInvitationResourcesRequest.class, current(invitations::resources),
                        onInvitation("ListPendingInvitationResources",
                                ListPendingInvitationResourcesRequest::resourceShareInvitationArn))
                .on(AcceptResourceShareInvitationRequest.class, current(repeats.once(invitations::accept)),
                        onInvitation("AcceptResourceShareInvitation",
                                AcceptResourceShareInvitationRequest::resourceShareInvitationArn))
                .on(RejectResourceShareInvitationRequest.class, current(repeats.once(invitations::reject)),
                        onInvitation("RejectResourceShareInvitation",
                                RejectResourceShareInvitationRequest::resourceShareInvitationArn));
    }

    /** Every call first lets old invitations expire. */
    private <Q extends SdkPojo> BiFunction<Caller, Q, SdkPojo> current(
            BiFunction<Caller, Q, ? extends SdkPojo> handler) {
        return (caller, request) -> {
            ledger.expire();
            return handler.apply(caller, request);
        };
    }

    /**
     * "To create a resource share, you need the following two permissions: ram:CreateResourceShare,
     * ram:AssociateResourceShare" (AWS RAM User Guide, "Error: AccessDeniedException"). Whether the second knows the
     * name of a share that is not made yet, it does not say; here it does not.
     */
    private static List<Access> creating(Caller caller, CreateResourceShareRequest request) {
        Map<String, String> tags = requestTags(request.tags());
        Map<String, String> context = new TreeMap<>(tags);
        context.put("ram:RequestedAllowsExternalPrincipals",
                Boolean.toString(!Boolean.FALSE.equals(request.allowExternalPrincipals())));
        if (!request.resourceArns().isEmpty()) {
            // The lab shares transit gateways only, so all requested resources are of this one type.
            context.put("ram:RequestedResourceType", "ec2:TransitGateway");
        }
        List<Access> needs = new ArrayList<>(List.of(new Access("ram:CreateResourceShare", "*", context)));
        if (!request.resourceArns().isEmpty() || !request.principals().isEmpty()) {
            needs.add(new Access("ram:AssociateResourceShare", "arn:aws:ram:" + caller.region() + ":"
                    + caller.account() + ":resource-share/*", Map.of()));
        }
        if (!tags.isEmpty()) {
            needs.add(new Access("ram:TagResource", "*", tags));
        }
        needs.addAll(looking(request.resourceArns()));
        return needs;
    }

    private List<Access> associating(Caller caller, AssociateResourceShareRequest request) {
        List<Access> needs = new ArrayList<>(share(caller, "Associate", request.resourceShareArn()));
        needs.addAll(looking(request.resourceArns()));
        return needs;
    }

    /** Who shares a resource must be able to see it (AWS RAM User Guide, "Shareable AWS resources"). */
    private static List<Access> looking(List<String> resourceArns) {
        return resourceArns.stream().map(arn -> arn.contains(":prefix-list/") ? "ec2:DescribeManagedPrefixLists"
                : "ec2:DescribeTransitGateways").distinct().map(action -> new Access(action, "*")).toList();
    }

    private List<Access> share(Caller caller, String verb, String shareArn) {
        Map<String, String> context = new TreeMap<>();
        if (shareArn != null && ledger.share(shareArn) != null) {
            var share = ledger.share(shareArn);
            context.put("ram:ResourceShareName", share.name());
            if (share.owningAccountId().equals(caller.account())) {
                share.tags().forEach(tag -> context.put("aws:ResourceTag/" + tag.key(), tag.value()));
            }
        }
        return List.of(new Access("ram:" + verb + "ResourceShare", shareArn == null ? "*" : shareArn, context));
    }

    /** The right to read and to answer is on the invitation, whose ARN names the sender. */
    private static <Q> Needs<Q> onInvitation(String action, Function<Q, String> arn) {
        return (caller, request) -> {
            String invitation = arn.apply(request) == null ? "*" : arn.apply(request);
            String[] parts = invitation.split(":");
            Map<String, String> context = parts.length > 4 ? Map.of("ram:ShareOwnerAccountId", parts[4]) : Map.of();
            return List.of(new Access("ram:" + action, invitation, context));
        };
    }

    private static Map<String, String> requestTags(List<Tag> tags) {
        Map<String, String> context = new TreeMap<>();
        tags.forEach(tag -> context.put("aws:RequestTag/" + tag.key(), tag.value() == null ? "" : tag.value()));
        return context;
    }
}
