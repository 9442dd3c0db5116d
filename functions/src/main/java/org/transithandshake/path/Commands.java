package org.transithandshake.path;

import org.transithandshake.cidr.Cidr;

/** The AWS CLI commands of the fixes. All arguments have passed {@link Text}, or are CIDRs. */
final class Commands {

    private Commands() {
    }

    static String createRoute(String table, String block, String gateway) {
        return "aws ec2 create-route --route-table-id " + table + vpcDestination(block)
                + " --transit-gateway-id " + gateway;
    }

    static String replaceRoute(String table, Cidr block, String gateway) {
        return "aws ec2 replace-route --route-table-id " + table + vpcDestination(block.toString())
                + " --transit-gateway-id " + gateway;
    }

    static String describeRouteTables(String vpc) {
        return "aws ec2 describe-route-tables --filters Name=vpc-id,Values=" + vpc;
    }

    static String createAttachment(String gateway, String vpc, String subnets) {
        return "aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id " + gateway
                + " --vpc-id " + vpc + " --subnet-ids " + subnets;
    }

    static String acceptAttachment(String attachment) {
        return "aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id " + attachment;
    }

    static String describeAttachment(String attachment) {
        return "aws ec2 describe-transit-gateway-vpc-attachments --transit-gateway-attachment-ids " + attachment;
    }

    static String addSubnet(String attachment, String subnet) {
        return "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id " + attachment
                + " --add-subnet-ids " + subnet;
    }

    static String enableIpv6(String attachment) {
        return "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id " + attachment
                + " --options Ipv6Support=enable";
    }

    static String associate(String table, String attachment) {
        return "aws ec2 associate-transit-gateway-route-table" + tableAndAttachment(table, attachment);
    }

    static String propagate(String table, String attachment) {
        return "aws ec2 enable-transit-gateway-route-table-propagation" + tableAndAttachment(table, attachment);
    }

    static String createGatewayRoute(String table, String block, String attachment) {
        return "aws ec2 create-transit-gateway-route --destination-cidr-block " + block
                + tableAndAttachment(table, attachment);
    }

    static String replaceGatewayRoute(String table, Cidr block, String attachment) {
        return "aws ec2 replace-transit-gateway-route --destination-cidr-block " + block
                + tableAndAttachment(table, attachment);
    }

    static String describeGateway(String gateway) {
        return "aws ec2 describe-transit-gateways --transit-gateway-ids " + gateway;
    }

    static String searchRoutes(String table) {
        return "aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id " + table
                + " --filters Name=state,Values=active,blackhole";
    }

    static String describeGatewayTables(String gateway) {
        return "aws ec2 describe-transit-gateway-route-tables --filters Name=transit-gateway-id,Values=" + gateway;
    }

    private static String tableAndAttachment(String table, String attachment) {
        return " --transit-gateway-route-table-id " + table + " --transit-gateway-attachment-id " + attachment;
    }

    private static String vpcDestination(String block) {
        return (block.indexOf(':') < 0 ? " --destination-cidr-block " : " --destination-ipv6-cidr-block ") + block;
    }
}
