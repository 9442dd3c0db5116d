package org.transithandshake.lab.collect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The operations whose outputs a side file holds, each with the list that it reads to the last page. */
final class Reads {

    /**
     * One operation.
     *
     * @param list    name of the output's list
     * @param content its elements, of all pages
     */
    record Read(String list, Function<Ec2Client, Iterable<? extends SdkPojo>> content) {
    }

    static final Map<String, Read> ALL = all();

    private Reads() {
    }

    private static Map<String, Read> all() {
        Map<String, Read> all = new LinkedHashMap<>();
        all.put("DescribeVpcs", new Read("Vpcs", ec2 -> ec2.describeVpcsPaginator().vpcs()));
        all.put("DescribeSubnets", new Read("Subnets", ec2 -> ec2.describeSubnetsPaginator().subnets()));
        all.put("DescribeRouteTables",
                new Read("RouteTables", ec2 -> ec2.describeRouteTablesPaginator().routeTables()));
        all.put("DescribeNetworkInterfaces", new Read("NetworkInterfaces",
                ec2 -> ec2.describeNetworkInterfacesPaginator().networkInterfaces()));
        all.put("DescribeSecurityGroups", new Read("SecurityGroups",
                ec2 -> ec2.describeSecurityGroupsPaginator().securityGroups()));
        all.put("DescribeNetworkAcls",
                new Read("NetworkAcls", ec2 -> ec2.describeNetworkAclsPaginator().networkAcls()));
        all.put("DescribeTransitGateways", new Read("TransitGateways",
                ec2 -> ec2.describeTransitGatewaysPaginator().transitGateways()));
        all.put("DescribeTransitGatewayVpcAttachments", new Read("TransitGatewayVpcAttachments",
                ec2 -> ec2.describeTransitGatewayVpcAttachmentsPaginator().transitGatewayVpcAttachments()));
        all.put("DescribeTransitGatewayAttachments", new Read("TransitGatewayAttachments",
                ec2 -> ec2.describeTransitGatewayAttachmentsPaginator().transitGatewayAttachments()));
        all.put("DescribeTransitGatewayRouteTables", new Read("TransitGatewayRouteTables",
                ec2 -> ec2.describeTransitGatewayRouteTablesPaginator().transitGatewayRouteTables()));
        return all;
    }
}
