package org.transithandshake.path;

/** What is not known of security groups and network ACLs. */
final class FilterFindings {

    private FilterFindings() {
    }

    static Finding notGiven(Vpc vpc) {
        return unknown(vpc, vpc.id(), "The security groups and network ACLs of " + vpc.id() + " are not known here.",
                "Read them, and the network interfaces.", FilterCommands.describeInterfaces(vpc.id()));
    }

    static Finding aclUnknown(Vpc vpc, Subnet subnet) {
        return unknown(vpc, subnet.id(), "Which network ACL guards " + subnet.id() + " is not known here.",
                "Read it.", FilterCommands.describeAclOf(subnet.id()));
    }

    static Finding noInterface(Site site) {
        return unknown(site.vpc(), site.address().toString(),
                "No known interface of " + site.vpc().id() + " has " + site.address() + ", so its groups are not known.",
                "Read the interface, or choose an address that is in use.",
                FilterCommands.describeInterface(site.address()));
    }

    private static Finding unknown(Vpc vpc, String resource, String why, String advice, String command) {
        return new Finding(Code.UNKNOWN_RESOURCE, vpc.account(), resource, why, Fix.safe(advice, command));
    }
}
