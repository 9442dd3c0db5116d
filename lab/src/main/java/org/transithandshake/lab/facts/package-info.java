/**
 * Reads what accounts know of their networks, as raw outputs of {@code aws ec2}, into the records of
 * {@link org.transithandshake.path}. A file holds one account's outputs by operation:
 * <pre>{@code
 * {"account": "111111111111", "region": "eu-central-1",
 *  "DescribeVpcs": {"Vpcs": []}, "DescribeSubnets": {"Subnets": []}, "DescribeRouteTables": {"RouteTables": []},
 *  "DescribeNetworkInterfaces": {"NetworkInterfaces": []}, "DescribeSecurityGroups": {"SecurityGroups": []},
 *  "DescribeNetworkAcls": {"NetworkAcls": []}, "DescribeTransitGateways": {"TransitGateways": []},
 *  "DescribeTransitGatewayVpcAttachments": {"TransitGatewayVpcAttachments": []},
 *  "DescribeTransitGatewayAttachments": {"TransitGatewayAttachments": []},
 *  "DescribeTransitGatewayRouteTables": {"TransitGatewayRouteTables": []},
 *  "SearchTransitGatewayRoutes": {"tgw-rtb-1": {"Routes": []}},
 *  "GetManagedPrefixListEntries": {"pl-1": {"Entries": []}}}
 * }</pre>
 * Only {@code account} is required; what an operation would have told is unknown without it. Fields of the outputs that
 * are not needed are passed over, operations that are not listed here are an error.
 */
package org.transithandshake.lab.facts;
