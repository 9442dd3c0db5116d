package org.transithandshake.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ram.model.OperationNotPermittedException;
import software.amazon.awssdk.services.ram.model.Principal;
import software.amazon.awssdk.services.ram.model.RamException;
import software.amazon.awssdk.services.ram.model.Resource;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShare;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationAlreadyAcceptedException;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationAlreadyRejectedException;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationExpiredException;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;
import software.amazon.awssdk.services.ram.model.UnknownResourceException;

/** Resource shares of AWS RAM, from both ends. */
public final class Shares {
    /** A sharing account may have 20 pending invitations (AWS RAM, "Service quotas"). */
    private static final int MOST_PENDING = 20;
    private static final String SHARE_NAME = "transit-handshake";
    /** AWS RAM API Reference, "Common Errors". */
    private static final Set<String> DENIED = Set.of("AccessDeniedException", "AccessDenied");

    private final Aws aws;

    public Shares(Aws aws) {
        this.aws = aws;
    }

    /** The invitations to this account, answered or not; RAM forgets them some time after that. */
    public List<Invitation> received() {
        // RAM may answer an empty page with a token (GetResourceShareInvitations, API reference): read to the end.
        return aws.ram().getResourceShareInvitationsPaginator(r -> { }).stream()
                .flatMap(page -> page.resourceShareInvitations().stream())
                .map(Shares::read).toList();
    }

    /** What an unanswered invitation offers: visible before it is accepted. */
    public List<Offered> resourcesOf(Invitation invitation) {
        return aws.ram().listPendingInvitationResourcesPaginator(r ->
                        r.resourceShareInvitationArn(invitation.arn())).stream()
                .flatMap(page -> page.resources().stream()).map(Shares::offered).toList();
    }

    /** The same; nothing where this account may not ask. */
    public Optional<List<Offered>> resourcesIfAllowed(Invitation invitation) {
        try {
            return Optional.of(resourcesOf(invitation));
        } catch (RamException e) {
            if (e.awsErrorDetails() != null && DENIED.contains(e.awsErrorDetails().errorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Rejects it; somebody's earlier answer stands. */
    public void reject(Invitation invitation) {
        try {
            aws.ram().rejectResourceShareInvitation(r -> r.resourceShareInvitationArn(invitation.arn()));
        } catch (ResourceShareInvitationAlreadyRejectedException | ResourceShareInvitationAlreadyAcceptedException
                 | ResourceShareInvitationExpiredException alreadyDone) {
            // Two wake-ups read the same pending invitation, or a person answered meanwhile.
        }
    }

    public void accept(Invitation invitation) {
        try {
            aws.ram().acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(invitation.arn()));
        } catch (ResourceShareInvitationAlreadyAcceptedException alreadyDone) {
            // Two wake-ups read the same pending invitation; the other one was faster.
        }
    }

    /** Everything that the account shares with this one, in shares that were accepted or need no acceptance. */
    public List<Offered> sharedBy(String owner) {
        return aws.ram().listResourcesPaginator(r -> r.resourceOwner(ResourceOwner.OTHER_ACCOUNTS).principal(owner))
                .stream().flatMap(page -> page.resources().stream()).map(Shares::offered).toList();
    }

    /** All shares of others that were accepted or need no acceptance, by whom and with what. */
    public List<Share> shownToUs() {
        Map<String, List<Offered>> held = aws.ram().listResourcesPaginator(r ->
                        r.resourceOwner(ResourceOwner.OTHER_ACCOUNTS)).stream()
                .flatMap(page -> page.resources().stream()).collect(Collectors.groupingBy(Resource::resourceShareArn,
                        Collectors.mapping(Shares::offered, Collectors.toList())));
        return aws.ram().getResourceSharesPaginator(r -> r.resourceOwner(ResourceOwner.OTHER_ACCOUNTS)).stream()
                .flatMap(page -> page.resourceShares().stream())
                .filter(share -> held.containsKey(share.resourceShareArn()))
                .map(share -> new Share(share.owningAccountId(), share.name(), share.resourceShareArn(),
                        held.get(share.resourceShareArn()))).toList();
    }

    /** Every principal that shares of this account show the gateway to: accounts, organizations and their units. */
    public List<String> sharedWith(Gateway gateway) {
        return aws.ram().listPrincipalsPaginator(r -> r.resourceOwner(ResourceOwner.SELF).resourceArn(gateway.arn()))
                .stream().flatMap(page -> page.principals().stream()).map(Principal::id).distinct().toList();
    }

    /** The accounts, or other principals, that the share does not hold yet. */
    public List<String> missingFrom(Collection<String> accounts) {
        Set<String> known = find().map(share -> principals(share).stream()
                .map(ResourceShareAssociation::associatedEntity).collect(Collectors.toSet())).orElse(Set.of());
        return accounts.stream().filter(account -> !known.contains(account)).toList();
    }

    private Optional<String> find() {
        return aws.ram().getResourceSharesPaginator(r -> r.resourceOwner(ResourceOwner.SELF)
                        .name(SHARE_NAME).resourceShareStatus(ResourceShareStatus.ACTIVE)).stream()
                .flatMap(page -> page.resourceShares().stream()).map(ResourceShare::resourceShareArn).findFirst();
    }

    private List<ResourceShareAssociation> principals(String shareArn) {
        return associations(shareArn, ResourceShareAssociationType.PRINCIPAL);
    }

    private List<ResourceShareAssociation> associations(String shareArn, ResourceShareAssociationType type) {
        return aws.ram().getResourceShareAssociationsPaginator(r ->
                        r.associationType(type).resourceShareArns(shareArn)).stream()
                .flatMap(page -> page.resourceShareAssociations().stream())
                .filter(a -> a.status() != ResourceShareAssociationStatus.DISASSOCIATED).toList();
    }

    /** The accounts that the share holds but should not. */
    public List<String> unlistedBesides(Collection<String> accounts) {
        return find().map(share -> unlisted(principals(share), accounts)).orElse(List.of());
    }

    /** Other principals than accounts are somebody else's. */
    private static List<String> unlisted(List<ResourceShareAssociation> standing, Collection<String> accounts) {
        return standing.stream()
                .filter(a -> a.status() != ResourceShareAssociationStatus.DISASSOCIATING)
                .map(ResourceShareAssociation::associatedEntity)
                .filter(entity -> entity.matches("\\d{12}") && !accounts.contains(entity)).sorted().toList();
    }

    /**
     * The gateways that the share holds besides this one: of a hub that has come to another gateway. Attachments to one
     * that is taken off go on working (Amazon VPC Transit Gateways, "Unshare a transit gateway").
     */
    public List<String> otherGateways(String gatewayArn) {
        return find().map(share -> gateways(share).stream().filter(arn -> !arn.equals(gatewayArn)).toList())
                .orElse(List.of());
    }

    private List<String> gateways(String shareArn) {
        return associations(shareArn, ResourceShareAssociationType.RESOURCE).stream()
                .map(ResourceShareAssociation::associatedEntity)
                .filter(arn -> arn.contains(":transit-gateway/")).sorted().toList();
    }

    /**
     * The share of our gateway, found by its name or made with a token that makes two creations one. One that holds
     * another gateway, from before this one was adopted, gets this one first and loses the other then.
     */
    public String ensureShare(Gateway gateway) {
        Optional<String> found = find();
        found.ifPresent(share -> move(share, gateway));
        return found.orElseGet(() -> aws.ram().createResourceShare(r -> r.name(SHARE_NAME)
                .resourceArns(gateway.arn()).allowExternalPrincipals(true).clientToken(gateway.id()))
                .resourceShare().resourceShareArn());
    }

    /** Adds resources to the share that stands; those that it holds already cost nothing. */
    public void ensureResources(Collection<String> arns) {
        find().ifPresent(share -> {
            List<String> held = associations(share, ResourceShareAssociationType.RESOURCE).stream()
                    .map(ResourceShareAssociation::associatedEntity).toList();
            List<String> missing = arns.stream().filter(arn -> !held.contains(arn)).toList();
            if (!missing.isEmpty()) {
                aws.ram().associateResourceShare(r -> r.resourceShareArn(share).resourceArns(missing));
            }
        });
    }

    private void move(String share, Gateway gateway) {
        List<String> held = gateways(share);
        List<String> others = held.stream().filter(arn -> !arn.equals(gateway.arn())).toList();
        if (!held.contains(gateway.arn())) {
            aws.ram().associateResourceShare(r -> r.resourceShareArn(share).resourceArns(gateway.arn()));
        }
        try {
            if (!others.isEmpty()) {
                aws.ram().disassociateResourceShare(r -> r.resourceShareArn(share).resourceArns(others));
            }
        } catch (UnknownResourceException alreadyDone) {
            // Two offers read the same; the other one was faster.
        }
    }

    /**
     * Adds accounts to the share, as many as the quota of pending invitations lets in, and the others, which are
     * organizations and their units and get no invitation.
     * Those that it should not hold are left on it until their attachments have been turned out.
     *
     * @throws NoOrganizationSharing if RAM refuses the others; the accounts are on the share all the same
     */
    public Principals ensurePrincipals(String shareArn, Collection<String> accounts, Collection<String> others) {
        List<ResourceShareAssociation> standing = principals(shareArn);
        Set<String> known = standing.stream().map(ResourceShareAssociation::associatedEntity)
                .collect(Collectors.toSet());
        long open = standing.stream().filter(a -> a.status() == ResourceShareAssociationStatus.ASSOCIATING).count();
        List<String> missing = accounts.stream().filter(account -> !known.contains(account))
                .limit(Math.max(0, MOST_PENDING - open)).toList();
        add(shareArn, missing);
        addOthers(shareArn, others.stream().filter(other -> !known.contains(other)).toList());
        List<String> shared = new ArrayList<>(accounts.stream().filter(known::contains).toList());
        shared.addAll(missing);
        return new Principals(List.copyOf(shared), unlisted(standing, accounts));
    }

    private void add(String shareArn, Collection<String> principals) {
        if (!principals.isEmpty()) {
            aws.ram().associateResourceShare(r -> r.resourceShareArn(shareArn).principals(principals));
        }
    }

    /**
     * Where sharing within the organization is off, RAM takes accounts only (EnableSharingWithAwsOrganization, AWS RAM
     * API Reference), and answers one of two errors to anything else.
     */
    private void addOthers(String shareArn, Collection<String> others) {
        try {
            add(shareArn, others);
        } catch (UnknownResourceException | OperationNotPermittedException e) {
            throw new NoOrganizationSharing(others, e.awsErrorDetails() == null ? e.getMessage()
                    : e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage());
        }
    }

    private static Invitation read(ResourceShareInvitation seen) {
        return new Invitation(seen.resourceShareInvitationArn(), seen.senderAccountId(), seen.resourceShareName(),
                seen.resourceShareArn(), seen.status());
    }

    private static Offered offered(Resource resource) {
        return new Offered(resource.type(), resource.arn());
    }

    /**
     * @param shared   those of the wanted accounts that are on the share
     * @param unlisted the other accounts on it
     */
    public record Principals(List<String> shared, List<String> unlisted) {
    }

    /** A share of another account that shows this one something. */
    public record Share(String owner, String name, String arn, List<Offered> resources) {
    }

    /** An invitation that this account got. */
    public record Invitation(String arn, String sender, String shareName, String shareArn,
            ResourceShareInvitationStatus status) {
        public boolean isPending() {
            return status == ResourceShareInvitationStatus.PENDING;
        }

        public boolean isAccepted() {
            return status == ResourceShareInvitationStatus.ACCEPTED;
        }
    }

    /** @param type as RAM names it, in any case, such as {@code ec2:TransitGateway} */
    public record Offered(String type, String arn) {
        /** Whether this is a prefix list that the account owns: nothing leads by it before somebody refers to it. */
        public boolean isPrefixListOf(String account) {
            String[] parts = arn.split(":", 6);
            return type.equalsIgnoreCase("ec2:PrefixList") && parts.length == 6 && parts[4].equals(account);
        }

        /** The gateway's id, if this is a gateway that the account owns. */
        public Optional<String> gatewayOf(String account) {
            String[] parts = arn.split(":", 6);
            boolean gateway = type.equalsIgnoreCase("ec2:TransitGateway") && parts.length == 6
                    && parts[4].equals(account) && parts[5].startsWith("transit-gateway/");
            return gateway ? Optional.of(parts[5].substring("transit-gateway/".length())) : Optional.empty();
        }
    }
}
