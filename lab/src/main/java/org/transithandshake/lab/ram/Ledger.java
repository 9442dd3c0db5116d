package org.transithandshake.lab.ram;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.ram.model.ResourceShare;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;

/** What RAM holds: shares, their associations and invitations. Invitations grow old by themselves. */
final class Ledger {
    /** AWS RAM User Guide, "Working with invitations": seven days for transit gateways. */
    private static final Duration VALID = Duration.ofDays(7);
    final Timeline time;
    private final RandomGenerator random;
    private final Map<String, ResourceShare> shares = new LinkedHashMap<>();
    private final Map<Key, ResourceShareAssociation> associations = new LinkedHashMap<>();
    private final Map<String, ResourceShareInvitation> invitations = new LinkedHashMap<>();
    private final Map<Key, Instant> visibleFrom = new HashMap<>();
    private Organization organization = Organization.none();

    record Key(String shareArn, ResourceShareAssociationType type, String entity) {
    }

    Ledger(Timeline time) {
        this.time = time;
        this.random = time.random("ram.ids");
    }

    Organization organization() {
        return organization;
    }

    void organize(Organization changed) {
        organization = changed;
    }

    String newArn(Caller caller, String type) {
        String id = "%08x-%04x-4%03x-8%03x-%012x".formatted(random.nextInt(), random.nextInt(1 << 16),
                random.nextInt(1 << 12), random.nextInt(1 << 12), random.nextLong(1L << 48));
        return "arn:aws:ram:" + caller.region() + ":" + caller.account() + ":" + type + "/" + id;
    }

    void keep(ResourceShare share) {
        shares.put(share.resourceShareArn(), share);
    }

    Stream<ResourceShare> shares(Caller caller) {
        return shares.values().stream().filter(share -> region(share.resourceShareArn()).equals(caller.region()));
    }

    ResourceShare share(String arn) {
        return shares.get(arn);
    }

    /** The share, if the caller owns it and it is active. */
    ResourceShare own(Caller caller, String arn) {
        return shares(caller).filter(share -> share.resourceShareArn().equals(checked(arn))
                        && share.owningAccountId().equals(caller.account())
                        && share.status() == ResourceShareStatus.ACTIVE)
                .findFirst().orElseThrow(() -> Faults.unknown("ResourceShare " + arn));
    }

    static String checked(String arn) {
        if (arn == null) {
            throw Faults.missing("resourceShareArn");
        }
        if (!arn.matches("arn:aws:ram:[a-z0-9-]+:\\d{12}:resource-share/.+")) {
            throw Faults.malformed(arn);
        }
        return arn;
    }

    static String region(String arn) {
        return arn.split(":")[3];
    }

    void keep(ResourceShareAssociation association) {
        associations.put(key(association), association);
    }

    private static Key key(ResourceShareAssociation association) {
        return new Key(association.resourceShareArn(), association.associationType(), association.associatedEntity());
    }

    Optional<ResourceShareAssociation> association(String shareArn, ResourceShareAssociationType type, String entity) {
        return Optional.ofNullable(associations.get(new Key(shareArn, type, entity)));
    }

    /** The associations of an account or a resource, with whatever share. */
    Stream<ResourceShareAssociation> associated(String entity) {
        return associations.values().stream().filter(one -> one.associatedEntity().equals(entity));
    }

    List<ResourceShareAssociation> associations(String shareArn) {
        return associations.values().stream().filter(one -> one.resourceShareArn().equals(shareArn)).toList();
    }

    /** The associations of one kind that stand. */
    List<ResourceShareAssociation> standing(String shareArn, ResourceShareAssociationType type) {
        return associations(shareArn).stream().filter(one -> one.associationType() == type
                && one.status() == ResourceShareAssociationStatus.ASSOCIATED).toList();
    }

    ResourceShareAssociation change(ResourceShareAssociation association, ResourceShareAssociationStatus status) {
        ResourceShareAssociation changed = association.toBuilder().status(status).lastUpdatedTime(time.now()).build();
        keep(changed);
        return changed;
    }

    void visibleFrom(ResourceShareAssociation association, Instant from) {
        visibleFrom.put(key(association), from);
    }

    /** Whether the association stands and has become visible to the accounts it concerns. */
    boolean visible(String shareArn, ResourceShareAssociationType type, String entity) {
        return visible(shareArn, type, entity, Duration.ZERO);
    }

    /** The same, for at least that long. */
    boolean visible(String shareArn, ResourceShareAssociationType type, String entity, Duration since) {
        Instant from = visibleFrom.getOrDefault(new Key(shareArn, type, entity), Instant.MIN);
        return !time.now().minus(since).isBefore(from) && association(shareArn, type, entity)
                .filter(one -> one.status() == ResourceShareAssociationStatus.ASSOCIATED).isPresent();
    }

    /** Whether the account sees the share: by its own number, or by its organization or unit. */
    boolean reaches(String shareArn, String account) {
        return reaches(shareArn, account, Duration.ZERO);
    }

    /** The same, for at least that long. */
    boolean reaches(String shareArn, String account, Duration since) {
        return organization.principalsOf(account).anyMatch(principal ->
                visible(shareArn, ResourceShareAssociationType.PRINCIPAL, principal, since));
    }

    void keep(ResourceShareInvitation invitation) {
        invitations.put(invitation.resourceShareInvitationArn(), invitation);
    }

    List<ResourceShareInvitation> invitations() {
        return List.copyOf(invitations.values());
    }

    void remove(ResourceShareInvitation invitation) {
        invitations.remove(invitation.resourceShareInvitationArn());
    }

    ResourceShareInvitation change(ResourceShareInvitation old, UnaryOperator<ResourceShareInvitation.Builder> change) {
        ResourceShareInvitation changed = change.apply(old.toBuilder()).build();
        keep(changed);
        return changed;
    }

    /** Declines what nobody answered in time; its principal has to be associated again. */
    void expire() {
        for (ResourceShareInvitation invitation : invitations()) {
            if (invitation.status() == ResourceShareInvitationStatus.PENDING
                    && !time.now().isBefore(invitation.invitationTimestamp().plus(VALID))) {
                settle(invitation, ResourceShareInvitationStatus.EXPIRED, ResourceShareAssociationStatus.DISASSOCIATED);
            }
        }
    }

    /** Answers an invitation, and its principal's association with it. */
    ResourceShareInvitation settle(ResourceShareInvitation invitation, ResourceShareInvitationStatus status,
            ResourceShareAssociationStatus association) {
        association(invitation.resourceShareArn(), ResourceShareAssociationType.PRINCIPAL,
                invitation.receiverAccountId()).ifPresent(one -> change(one, association));
        return change(invitation, builder -> builder.status(status));
    }
}
