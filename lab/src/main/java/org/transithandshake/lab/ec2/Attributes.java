package org.transithandshake.lab.ec2;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;

/** What can be switched on and off about a VPC or a subnet. */
final class Attributes {
    private final World world;
    private final Vpcs vpcs;
    private final Map<String, VpcSwitches> ofVpc = new LinkedHashMap<>();

    /** As a VPC is made by hand: names are resolved, but instances get none (VPC guide, "DNS attributes"). */
    private record VpcSwitches(boolean dnsSupport, boolean dnsHostnames, boolean addressMetrics) {
        static final VpcSwitches INITIAL = new VpcSwitches(true, false, false);
    }

    Attributes(World world, Vpcs vpcs) {
        this.world = world;
        this.vpcs = vpcs;
    }

    /** One attribute at a time (EC2 API reference, ModifyVpcAttribute). */
    ModifyVpcAttributeResponse modifyVpc(Caller caller, ModifyVpcAttributeRequest request) {
        String id = vpcs.require(caller, request.vpcId()).vpcId();
        if (Stream.of(request.enableDnsSupport(), request.enableDnsHostnames(),
                request.enableNetworkAddressUsageMetrics()).filter(Objects::nonNull).count() != 1) {
            throw new AwsError("InvalidParameterCombination", "Fields for multiple attribute types specified, or none:"
                    + " exactly one of EnableDnsSupport, EnableDnsHostnames and EnableNetworkAddressUsageMetrics.");
        }
        VpcSwitches old = ofVpc.getOrDefault(id, VpcSwitches.INITIAL);
        ofVpc.put(id, new VpcSwitches(value(request.enableDnsSupport(), old.dnsSupport),
                value(request.enableDnsHostnames(), old.dnsHostnames),
                value(request.enableNetworkAddressUsageMetrics(), old.addressMetrics)));
        return ModifyVpcAttributeResponse.builder().build();
    }

    private static boolean value(AttributeBooleanValue wanted, boolean old) {
        return wanted == null ? old : Boolean.TRUE.equals(wanted.value());
    }

    DescribeVpcAttributeResponse describeVpc(Caller caller, DescribeVpcAttributeRequest request) {
        String id = vpcs.require(caller, request.vpcId()).vpcId();
        VpcSwitches now = ofVpc.getOrDefault(id, VpcSwitches.INITIAL);
        DescribeVpcAttributeResponse.Builder response = DescribeVpcAttributeResponse.builder().vpcId(id);
        return switch (request.attributeAsString()) {
            case "enableDnsSupport" -> response.enableDnsSupport(shown(now.dnsSupport)).build();
            case "enableDnsHostnames" -> response.enableDnsHostnames(shown(now.dnsHostnames)).build();
            case "enableNetworkAddressUsageMetrics" ->
                    response.enableNetworkAddressUsageMetrics(shown(now.addressMetrics)).build();
            case null -> throw Faults.missing("Attribute");
            default -> throw Faults.invalidValue("Value (" + request.attributeAsString()
                    + ") for parameter Attribute is invalid.");
        };
    }

    private static AttributeBooleanValue shown(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }

    ModifySubnetAttributeResponse modifySubnet(Caller caller, ModifySubnetAttributeRequest request) {
        String id = Faults.checked(request.subnetId(), "SubnetId", "subnet", "InvalidSubnetID.Malformed");
        world.subnets.own(caller, id).orElseThrow(() -> Faults.subnetNotFound(id));
        if (request.mapPublicIpOnLaunch() == null) {
            throw Faults.invalidValue("The lab's subnets have no attribute that can be modified but"
                    + " MapPublicIpOnLaunch.");
        }
        world.subnets.change(id, old -> old.toBuilder()
                .mapPublicIpOnLaunch(request.mapPublicIpOnLaunch().value()).build());
        return ModifySubnetAttributeResponse.builder().build();
    }
}
