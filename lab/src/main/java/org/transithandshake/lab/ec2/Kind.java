package org.transithandshake.lab.ec2;

import java.util.Arrays;
import java.util.function.Function;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** The kinds of resources that have tags, told apart by the prefix of their ids. */
enum Kind {
    VPC("vpc", ResourceType.VPC, Faults::vpcNotFound),
    SUBNET("subnet", ResourceType.SUBNET, Faults::subnetNotFound),
    ROUTE_TABLE("rtb", ResourceType.ROUTE_TABLE, Faults::tableNotFound),
    INTERNET_GATEWAY("igw", ResourceType.INTERNET_GATEWAY, InternetGateways::notFound),
    SECURITY_GROUP("sg", ResourceType.SECURITY_GROUP, Faults::groupNotFound),
    SECURITY_GROUP_RULE("sgr", ResourceType.SECURITY_GROUP_RULE, Faults::groupRuleNotFound),
    NETWORK_ACL("acl", ResourceType.NETWORK_ACL, Faults::aclNotFound),
    NETWORK_INTERFACE("eni", ResourceType.NETWORK_INTERFACE, Faults::interfaceNotFound),
    PREFIX_LIST("pl", ResourceType.PREFIX_LIST, Faults::prefixListNotFound),
    GATEWAY("tgw", ResourceType.TRANSIT_GATEWAY, Faults::gatewayNotFound),
    ATTACHMENT("tgw-attach", ResourceType.TRANSIT_GATEWAY_ATTACHMENT, Faults::attachmentNotFound),
    GATEWAY_TABLE("tgw-rtb", ResourceType.TRANSIT_GATEWAY_ROUTE_TABLE, Faults::gatewayTableNotFound);

    private final String prefix;
    private final ResourceType type;
    private final Function<String, AwsError> notFound;

    Kind(String prefix, ResourceType type, Function<String, AwsError> notFound) {
        this.prefix = prefix;
        this.type = type;
        this.notFound = notFound;
    }

    ResourceType type() {
        return type;
    }

    AwsError notFound(String id) {
        return notFound.apply(id);
    }

    static Kind of(String id) {
        return Arrays.stream(values()).filter(kind -> Ids.wellFormed(kind.prefix, id)).findFirst()
                .orElseThrow(() -> new AwsError("InvalidID", "The ID '" + id + "' is not valid"));
    }
}
