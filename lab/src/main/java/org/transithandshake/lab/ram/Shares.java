package org.transithandshake.lab.ram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ram.model.AssociateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.AssociateResourceShareResponse;
import software.amazon.awssdk.services.ram.model.CreateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.CreateResourceShareResponse;
import software.amazon.awssdk.services.ram.model.DeleteResourceShareRequest;
import software.amazon.awssdk.services.ram.model.DeleteResourceShareResponse;
import software.amazon.awssdk.services.ram.model.DisassociateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.DisassociateResourceShareResponse;
import software.amazon.awssdk.services.ram.model.ResourceShare;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.ram.model.ResourceShareFeatureSet;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;
import software.amazon.awssdk.services.ram.model.Tag;
import software.amazon.awssdk.services.ram.model.TagResourceRequest;
import software.amazon.awssdk.services.ram.model.TagResourceResponse;
import software.amazon.awssdk.services.ram.model.UpdateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.UpdateResourceShareResponse;

/**
 * Making and changing shares. Principals are invited, but not within an {@link Organization}. A resource that is added
 * to an accepted share becomes visible after {@link Delay#SHARE_VISIBLE}. Disassociating an invited principal withdraws
 * its invitation.
 */
final class Shares {
    /** AWS RAM quotas, "Pending invitations per sharing account". */
    private static final int MOST_PENDING = 20;
    private static final ResourceShareAssociationType PRINCIPAL = ResourceShareAssociationType.PRINCIPAL;
    private static final ResourceShareAssociationType RESOURCE = ResourceShareAssociationType.RESOURCE;
    private final Ledger ledger;
    private final Lags lags;
    private final Notices notices;
    private final Switches switches;
    private final Predicate<String> exists;

    /** @param exists whether there is a resource with the ARN */
    Shares(Ledger ledger, Lags lags, Notices notices, Switches switches, Predicate<String> exists) {
        this.ledger = ledger;
        this.lags = lags;
        this.notices = notices;
        this.switches = switches;
        this.exists = exists;
    }

    CreateResourceShareResponse create(Caller caller, CreateResourceShareRequest request) {
        if (request.name() == null) {
            throw Faults.missing("name");
        }
        if (!request.permissionArns().isEmpty() || !request.sources().isEmpty()) {
            throw Faults.invalid("The lab's shares have no permissionArns and no sources.");
        }
        check(caller, request.resourceArns(), request.principals());
        checkExternal(caller, request.allowExternalPrincipals(), request.principals());
        checkRoom(caller, invited(caller, request.principals()));
        ResourceShare share = ResourceShare.builder().resourceShareArn(ledger.newArn(caller, "resource-share"))
                .name(request.name()).owningAccountId(caller.account()).status(ResourceShareStatus.ACTIVE)
                .allowExternalPrincipals(!Boolean.FALSE.equals(request.allowExternalPrincipals()))
                .tags(request.tags()).creationTime(ledger.time.now()).lastUpdatedTime(ledger.time.now())
                .featureSet(ResourceShareFeatureSet.STANDARD).build();
        ledger.keep(share);
        add(caller, share, request.resourceArns(), request.principals());
        return CreateResourceShareResponse.builder().resourceShare(share).build();
    }

    AssociateResourceShareResponse associate(Caller caller, AssociateResourceShareRequest request) {
        ResourceShare share = ledger.own(caller, request.resourceShareArn());
        check(caller, request.resourceArns(), request.principals());
        checkExternal(caller, share.allowExternalPrincipals(), request.principals());
        checkRoom(caller, invited(caller, request.principals()).stream().filter(account -> ledger
                .association(share.resourceShareArn(), PRINCIPAL, account).filter(Shares::stands).isEmpty()).toList());
        return AssociateResourceShareResponse.builder().resourceShareAssociations(
                add(caller, share, request.resourceArns(), request.principals())).build();
    }

    private void check(Caller caller, List<String> resources, List<String> principals) {
        for (String arn : resources) {
            String own = "arn:aws:ec2:" + caller.region() + ":" + caller.account() + ":";
            if (!arn.startsWith("arn:aws:")) {
                throw Faults.malformed(arn);
            }
            if (!arn.startsWith(own + "transit-gateway/") && !arn.startsWith(own + "prefix-list/")) {
                throw Faults.invalid("The lab shares only transit gateways and prefix lists of the caller, not " + arn
                        + ".");
            }
            if (!exists.test(arn)) {
                throw Faults.unknown("Resource " + arn);
            }
        }
        principals.forEach(this::checkPrincipal);
    }

    /** It matters to members of an organization only (CreateResourceShare, AWS RAM API Reference). */
    private void checkExternal(Caller caller, Boolean allowed, List<String> principals) {
        Organization organization = ledger.organization();
        if (!Boolean.FALSE.equals(allowed) || !organization.has(caller.account())) {
            return;
        }
        principals.stream().filter(principal -> !organization.names(principal)).findFirst().ifPresent(principal -> {
            throw Faults.invalid("Principal " + principal + " is not in your AWS organization. You do not have"
                    + " permission to add external AWS accounts to a resource share.");
        });
    }

    private void checkRoom(Caller caller, List<String> invited) {
        long pending = ledger.invitations().stream().filter(one -> one.senderAccountId().equals(caller.account())
                && one.status() == ResourceShareInvitationStatus.PENDING).count();
        if (pending + invited.size() > MOST_PENDING) {
            throw new AwsError("ResourceShareLimitExceededException", "The limit of " + MOST_PENDING
                    + " pending invitations per sharing account would be exceeded.");
        }
    }

    private void checkPrincipal(String principal) {
        Organization organization = ledger.organization();
        if (organization.isIn(principal) && !organization.shares()) {
            // seen in hashicorp/terraform-provider-aws#7769, with allowExternalPrincipals
            throw Faults.unknown("Organization " + organization.id());
        }
        if (!principal.matches("\\d{12}") && !organization.names(principal)) {
            throw Faults.invalid("Principal " + principal + " is not valid: it is neither an account nor the lab's"
                    + " organization or a unit of it.");
        }
    }

    /** Within an organization nobody is invited; to share with it one has to be in it. */
    private boolean invites(String owner, String principal) {
        Organization organization = ledger.organization();
        if (principal.startsWith("arn:") && !organization.has(owner)) {
            throw Faults.invalid("Principal " + principal + " is not valid: " + owner + " is not in it.");
        }
        return !organization.sharesFrom(owner) || !organization.names(principal);
    }

    private List<ResourceShareAssociation> add(
            Caller caller, ResourceShare share, List<String> resources, List<String> principals) {
        List<ResourceShareAssociation> all = new ArrayList<>();
        resources.forEach(arn -> all.add(addResource(share, arn)));
        principals.forEach(account -> all.add(addPrincipal(caller, share, account)));
        return all;
    }

    private ResourceShareAssociation addResource(ResourceShare share, String arn) {
        return ledger.association(share.resourceShareArn(), RESOURCE, arn).filter(Shares::stands).orElseGet(() -> {
            ResourceShareAssociation made =
                    association(share, RESOURCE, arn, ResourceShareAssociationStatus.ASSOCIATED);
            if (!ledger.standing(share.resourceShareArn(), PRINCIPAL).isEmpty()) {
                ledger.visibleFrom(made, lags.shareVisible(share.owningAccountId(), share.resourceShareArn()));
            }
            return made.toBuilder().status(ResourceShareAssociationStatus.ASSOCIATING).build();
        });
    }

    private List<String> invited(Caller caller, List<String> principals) {
        return principals.stream().filter(principal -> invites(caller.account(), principal)).toList();
    }

    private static boolean stands(ResourceShareAssociation association) {
        return association.status() == ResourceShareAssociationStatus.ASSOCIATED
                || association.status() == ResourceShareAssociationStatus.ASSOCIATING;
    }

    private ResourceShareAssociation association(
            ResourceShare share, ResourceShareAssociationType type, String entity,
            ResourceShareAssociationStatus status) {
        ResourceShareAssociation made = ResourceShareAssociation.builder().resourceShareArn(share.resourceShareArn())
                .resourceShareName(share.name()).associationType(type).associatedEntity(entity).status(status)
                .creationTime(ledger.time.now()).lastUpdatedTime(ledger.time.now())
                .external(type == PRINCIPAL && !entity.equals(share.owningAccountId())
                        && invites(share.owningAccountId(), entity)).build();
        ledger.keep(made);
        return made;
    }

    /** A principal that is associated or invited already is left as it is: no second invitation. */
    private ResourceShareAssociation addPrincipal(Caller caller, ResourceShare share, String account) {
        return ledger.association(share.resourceShareArn(), PRINCIPAL, account).filter(Shares::stands).orElseGet(() -> {
            boolean invited = !account.equals(caller.account()) && invites(caller.account(), account);
            if (invited) {
                invite(caller, share, account);
            }
            ResourceShareAssociation made = association(share, PRINCIPAL, account, invited
                    ? ResourceShareAssociationStatus.ASSOCIATING : ResourceShareAssociationStatus.ASSOCIATED);
            if (!invited) {
                grant(share, made);
            }
            return made;
        });
    }

    /** Those who need no invitation see the share after a while, and hear of it. */
    private void grant(ResourceShare share, ResourceShareAssociation made) {
        String owner = share.owningAccountId();
        if (!made.associatedEntity().equals(owner)) {
            ledger.visibleFrom(made, lags.shareVisible(owner, share.resourceShareArn()));
            Organization organization = ledger.organization();
            organization.members().stream().sorted().filter(member -> !member.equals(owner)
                            && organization.principalsOf(member).anyMatch(made.associatedEntity()::equals))
                    .forEach(member -> notices.associated(share, member));
        }
    }

    private void invite(Caller caller, ResourceShare share, String account) {
        // the ARN is the sender's: a receiver's policy has to name the sender's account
        ledger.keep(ResourceShareInvitation.builder()
                .resourceShareInvitationArn(ledger.newArn(caller, "resource-share-invitation"))
                .resourceShareArn(share.resourceShareArn()).resourceShareName(share.name())
                .senderAccountId(caller.account()).receiverAccountId(account)
                .invitationTimestamp(ledger.time.now()).status(ResourceShareInvitationStatus.PENDING).build());
        if (switches.ramEventPending()) {
            notices.invited(account, share);
        }
    }

    /** By the owner, of anything; by a principal, of itself. Existing attachments of its VPCs go on working. */
    DisassociateResourceShareResponse disassociate(Caller caller, DisassociateResourceShareRequest request) {
        ResourceShare share = owned(caller, request);
        List<ResourceShareAssociation> leaving = new ArrayList<>();
        request.resourceArns().forEach(arn -> leaving.add(standing(share, RESOURCE, arn)));
        request.principals().forEach(account -> leaving.add(standing(share, PRINCIPAL, account)));
        leaving.forEach(association -> end(share, association));
        return DisassociateResourceShareResponse.builder().resourceShareAssociations(leaving.stream()
                .map(one -> one.toBuilder().status(ResourceShareAssociationStatus.DISASSOCIATING).build())
                .toList()).build();
    }

    private ResourceShare owned(Caller caller, DisassociateResourceShareRequest request) {
        String arn = Ledger.checked(request.resourceShareArn());
        boolean leaving = request.resourceArns().isEmpty() && request.principals().equals(List.of(caller.account()));
        return leaving && ledger.visible(arn, PRINCIPAL, caller.account())
                ? ledger.share(arn) : ledger.own(caller, arn);
    }

    private ResourceShareAssociation standing(ResourceShare share, ResourceShareAssociationType type, String entity) {
        return ledger.association(share.resourceShareArn(), type, entity).filter(Shares::stands)
                .orElseThrow(() -> Faults.unknown("The association of " + entity + " with " + share.name()));
    }

    private void end(ResourceShare share, ResourceShareAssociation association) {
        ledger.change(association, ResourceShareAssociationStatus.DISASSOCIATED);
        if (association.associationType() == PRINCIPAL) {
            ledger.invitations().stream().filter(one -> one.status() == ResourceShareInvitationStatus.PENDING
                    && one.resourceShareArn().equals(share.resourceShareArn())
                    && one.receiverAccountId().equals(association.associatedEntity())).forEach(ledger::remove);
            notices.disassociated(share, association.associatedEntity());
        }
    }

    DeleteResourceShareResponse delete(Caller caller, DeleteResourceShareRequest request) {
        ResourceShare share = ledger.own(caller, request.resourceShareArn());
        ledger.associations(share.resourceShareArn()).stream().filter(Shares::stands)
                .forEach(association -> end(share, association));
        ledger.keep(share.toBuilder().status(ResourceShareStatus.DELETED).lastUpdatedTime(ledger.time.now()).build());
        return DeleteResourceShareResponse.builder().returnValue(true).build();
    }

    UpdateResourceShareResponse update(Caller caller, UpdateResourceShareRequest request) {
        ResourceShare share = ledger.own(caller, request.resourceShareArn());
        ResourceShare changed = share.toBuilder().lastUpdatedTime(ledger.time.now())
                .name(request.name() == null ? share.name() : request.name())
                .allowExternalPrincipals(request.allowExternalPrincipals() == null
                        ? share.allowExternalPrincipals() : request.allowExternalPrincipals()).build();
        ledger.keep(changed);
        return UpdateResourceShareResponse.builder().resourceShare(changed).build();
    }

    TagResourceResponse tag(Caller caller, TagResourceRequest request) {
        ResourceShare share = ledger.own(caller, request.resourceShareArn() == null
                ? request.resourceArn() : request.resourceShareArn());
        Map<String, Tag> tags = new LinkedHashMap<>();
        share.tags().forEach(tag -> tags.put(tag.key(), tag));
        request.tags().forEach(tag -> tags.put(tag.key(), tag));
        ledger.keep(share.toBuilder().tags(tags.values()).build());
        return TagResourceResponse.builder().build();
    }
}
