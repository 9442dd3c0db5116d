package org.transithandshake.lab.ec2;

import java.util.List;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/** CreateTags, DeleteTags and DescribeTags. */
final class TagCalls {
    private static final Filters<TagDescription> FILTERS = new Filters<TagDescription>()
            .one("key", TagDescription::key).one("value", TagDescription::value)
            .one("resource-id", TagDescription::resourceId)
            .one("resource-type", TagDescription::resourceTypeAsString);
    private final World world;
    private final Attachments attachments;
    private final Gateways gateways;

    TagCalls(World world, Attachments attachments, Gateways gateways) {
        this.world = world;
        this.attachments = attachments;
        this.gateways = gateways;
    }

    static void add(Calls calls, Rights rights, TagCalls tags) {
        calls.call(CreateTagsRequest.class, tags::create, (Caller caller, CreateTagsRequest request) ->
                        rights.tagging(caller, "CreateTags", request.resources(), request.tags()))
                .call(DeleteTagsRequest.class, tags::delete, (Caller caller, DeleteTagsRequest request) ->
                        rights.tagging(caller, "DeleteTags", request.resources(), request.tags()))
                .look(DescribeTagsRequest.class, tags::describe);
    }

    CreateTagsResponse create(Caller caller, CreateTagsRequest request) {
        if (request.resources().isEmpty()) {
            throw Faults.missing("ResourceId");
        }
        if (request.tags().isEmpty()) {
            throw Faults.missing("Tag");
        }
        request.resources().forEach(id -> check(caller, id));
        request.tags().forEach(Tags::check);
        request.resources().forEach(id -> world.tags.set(caller, id, request.tags()));
        return CreateTagsResponse.builder().build();
    }

    DeleteTagsResponse delete(Caller caller, DeleteTagsRequest request) {
        request.resources().forEach(id -> check(caller, id));
        for (String id : request.resources()) {
            if (request.tags().isEmpty()) {
                world.tags.deleteAll(caller, id);
            }
            request.tags().forEach(tag -> world.tags.delete(caller, id, tag));
        }
        return DeleteTagsResponse.builder().build();
    }

    /** A party may tag what it sees, an attachment or a shared gateway too. */
    private void check(Caller caller, String id) {
        Kind kind = Kind.of(id);
        boolean visible = switch (kind) {
            case VPC -> world.vpcs.own(caller, id).isPresent();
            case SUBNET -> world.subnets.own(caller, id).isPresent();
            case ROUTE_TABLE -> world.tables.own(caller, id).isPresent();
            case INTERNET_GATEWAY -> world.internetGateways.own(caller, id).isPresent();
            case SECURITY_GROUP -> world.groups.own(caller, id).isPresent();
            case SECURITY_GROUP_RULE -> world.groupRules.own(caller, id).isPresent();
            case NETWORK_ACL -> world.acls.own(caller, id).isPresent();
            case NETWORK_INTERFACE -> world.interfaces.own(caller, id).isPresent();
            case PREFIX_LIST -> world.prefixLists.own(caller, id).isPresent();
            case GATEWAY_TABLE -> world.gatewayTables.own(caller, id).isPresent();
            case GATEWAY -> gateways.sees(caller, id);
            case ATTACHMENT -> attachments.require(caller, id) != null;
        };
        if (!visible) {
            throw kind.notFound(id);
        }
    }

    DescribeTagsResponse describe(Caller caller, DescribeTagsRequest request) {
        List<TagDescription> all = world.tags.resources(caller).stream().flatMap(id -> tags(caller, id)).toList();
        var page = world.page(FILTERS.apply(all, request.filters()), request.maxResults(), request.nextToken());
        return DescribeTagsResponse.builder().tags(page.items()).nextToken(page.nextToken()).build();
    }

    private Stream<TagDescription> tags(Caller caller, String id) {
        return world.tags.of(caller, id).stream().map(tag -> TagDescription.builder().resourceId(id)
                .resourceType(Kind.of(id).type()).key(tag.key()).value(tag.value()).build());
    }
}
