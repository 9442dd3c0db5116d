package org.transithandshake.lab.ram;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Pages;
import software.amazon.awssdk.services.ram.model.GetResourceShareAssociationsRequest;
import software.amazon.awssdk.services.ram.model.GetResourceShareAssociationsResponse;
import software.amazon.awssdk.services.ram.model.GetResourceSharesRequest;
import software.amazon.awssdk.services.ram.model.GetResourceSharesResponse;
import software.amazon.awssdk.services.ram.model.ListPrincipalsRequest;
import software.amazon.awssdk.services.ram.model.ListPrincipalsResponse;
import software.amazon.awssdk.services.ram.model.ListResourcesRequest;
import software.amazon.awssdk.services.ram.model.ListResourcesResponse;
import software.amazon.awssdk.services.ram.model.Principal;
import software.amazon.awssdk.services.ram.model.Resource;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceRegionScope;
import software.amazon.awssdk.services.ram.model.ResourceShare;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;
import software.amazon.awssdk.services.ram.model.ResourceStatus;
import software.amazon.awssdk.services.ram.model.TagFilter;

/** RAM's lists: of one's own shares ({@code SELF}), or of those accepted from {@code OTHER-ACCOUNTS}. */
final class Looks {
    private static final ResourceShareAssociationType PRINCIPAL = ResourceShareAssociationType.PRINCIPAL;
    private static final ResourceShareAssociationType RESOURCE = ResourceShareAssociationType.RESOURCE;
    private final Ledger ledger;
    private final Pages pages;

    Looks(Ledger ledger, Pages pages) {
        this.ledger = ledger;
        this.pages = pages;
    }

    static <T> Pages.Page<T> cut(Pages pages, List<T> all, Integer maxResults, String nextToken) {
        if (maxResults != null && (maxResults < 1 || maxResults > 500)) {
            throw new AwsError("InvalidMaxResultsException",
                    "maxResults must be between 1 and 500, not " + maxResults + ".");
        }
        return pages.cut(all, maxResults, nextToken, "InvalidNextTokenException");
    }

    static Resource resource(ResourceShareAssociation association) {
        return Resource.builder().arn(association.associatedEntity())
                .type(association.associatedEntity().contains(":prefix-list/")
                        ? "ec2:PrefixList" : "ec2:TransitGateway")
                .resourceShareArn(association.resourceShareArn()).status(ResourceStatus.AVAILABLE)
                .resourceRegionScope(ResourceRegionScope.REGIONAL).creationTime(association.creationTime())
                .lastUpdatedTime(association.lastUpdatedTime()).build();
    }

    private List<ResourceShare> shares(Caller caller, ResourceOwner owner, List<String> arns) {
        if (owner == null) {
            throw Faults.missing("resourceOwner");
        }
        arns.forEach(Ledger::checked);
        Predicate<ResourceShare> mine = switch (owner) {
            case SELF -> share -> share.owningAccountId().equals(caller.account());
            case OTHER_ACCOUNTS -> share -> !share.owningAccountId().equals(caller.account())
                    && ledger.reaches(share.resourceShareArn(), caller.account());
            case UNKNOWN_TO_SDK_VERSION -> throw Faults.invalid("resourceOwner must be SELF or OTHER-ACCOUNTS.");
        };
        return ledger.shares(caller).filter(mine)
                .filter(share -> arns.isEmpty() || arns.contains(share.resourceShareArn())).toList();
    }

    GetResourceSharesResponse shares(Caller caller, GetResourceSharesRequest request) {
        List<ResourceShare> all = shares(caller, request.resourceOwner(), request.resourceShareArns()).stream()
                .filter(share -> request.name() == null || request.name().equals(share.name()))
                .filter(share -> request.resourceShareStatus() == null
                        || request.resourceShareStatus() == share.status())
                .filter(share -> request.tagFilters().stream().allMatch(filter -> tagged(share, filter)))
                .map(share -> view(caller, share)).toList();
        var page = cut(pages, all, request.maxResults(), request.nextToken());
        return GetResourceSharesResponse.builder().resourceShares(page.items()).nextToken(page.nextToken()).build();
    }

    private static boolean tagged(ResourceShare share, TagFilter filter) {
        return share.tags().stream().anyMatch(tag -> tag.key().equals(filter.tagKey())
                && (filter.tagValues().isEmpty() || filter.tagValues().contains(tag.value())));
    }

    /** Tags are the owner's alone. */
    private static ResourceShare view(Caller caller, ResourceShare share) {
        return share.owningAccountId().equals(caller.account()) ? share : share.toBuilder().tags(List.of()).build();
    }

    GetResourceShareAssociationsResponse associations(Caller caller, GetResourceShareAssociationsRequest request) {
        if (request.associationType() == null) {
            throw Faults.missing("associationType");
        }
        request.resourceShareArns().forEach(Ledger::checked);
        List<ResourceShareAssociation> all = ledger.shares(caller)
                .filter(share -> share.owningAccountId().equals(caller.account()))
                .filter(share -> request.resourceShareArns().isEmpty()
                        || request.resourceShareArns().contains(share.resourceShareArn()))
                .flatMap(share -> ledger.associations(share.resourceShareArn()).stream())
                .filter(one -> one.associationType() == request.associationType())
                .filter(one -> request.associationStatus() == null || one.status() == request.associationStatus())
                .filter(one -> request.principal() == null || request.principal().equals(one.associatedEntity()))
                .filter(one -> request.resourceArn() == null || request.resourceArn().equals(one.associatedEntity()))
                .toList();
        var page = cut(pages, all, request.maxResults(), request.nextToken());
        return GetResourceShareAssociationsResponse.builder().resourceShareAssociations(page.items())
                .nextToken(page.nextToken()).build();
    }

    /** The standing associations of one kind, of all active shares that the caller may look into. */
    private Stream<ResourceShareAssociation> standing(
            Caller caller, ResourceOwner owner, List<String> arns, ResourceShareAssociationType type) {
        return shares(caller, owner, arns).stream().filter(share -> share.status() == ResourceShareStatus.ACTIVE)
                .flatMap(share -> ledger.standing(share.resourceShareArn(), type).stream())
                .filter(one -> owner == ResourceOwner.SELF
                        || ledger.visible(one.resourceShareArn(), type, one.associatedEntity()));
    }

    ListResourcesResponse resources(Caller caller, ListResourcesRequest request) {
        List<Resource> all = standing(caller, request.resourceOwner(), request.resourceShareArns(), RESOURCE)
                .filter(one -> request.principal() == null || sharedBy(one, request))
                .map(Looks::resource)
                .filter(one -> request.resourceArns().isEmpty() || request.resourceArns().contains(one.arn()))
                .filter(one -> request.resourceType() == null || request.resourceType().equalsIgnoreCase(one.type()))
                .toList();
        var page = cut(pages, all, request.maxResults(), request.nextToken());
        return ListResourcesResponse.builder().resources(page.items()).nextToken(page.nextToken()).build();
    }

    /** Of one's own shares the principal is the receiver, of others' it is the owner. */
    private boolean sharedBy(ResourceShareAssociation one, ListResourcesRequest request) {
        return request.resourceOwner() == ResourceOwner.SELF
                ? ledger.visible(one.resourceShareArn(), PRINCIPAL, request.principal())
                : ledger.share(one.resourceShareArn()).owningAccountId().equals(request.principal());
    }

    ListPrincipalsResponse principals(Caller caller, ListPrincipalsRequest request) {
        if (request.resourceType() != null && !request.resourceType().equalsIgnoreCase("ec2:TransitGateway")) {
            throw Faults.invalid("The lab shares no " + request.resourceType() + ".");
        }
        List<Principal> all = standing(caller, request.resourceOwner(), request.resourceShareArns(), PRINCIPAL)
                .filter(one -> request.principals().isEmpty() || request.principals().contains(one.associatedEntity()))
                .filter(one -> request.resourceArn() == null
                        || ledger.visible(one.resourceShareArn(), RESOURCE, request.resourceArn()))
                .map(one -> Principal.builder().id(one.associatedEntity()).resourceShareArn(one.resourceShareArn())
                        .external(one.external()).creationTime(one.creationTime())
                        .lastUpdatedTime(one.lastUpdatedTime()).build())
                .toList();
        var page = cut(pages, all, request.maxResults(), request.nextToken());
        return ListPrincipalsResponse.builder().principals(page.items()).nextToken(page.nextToken()).build();
    }
}
