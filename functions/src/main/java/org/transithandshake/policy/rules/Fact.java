package org.transithandshake.policy.rules;

/** Something that a rule can ask about; {@link #key} is its name in requests and decision records. */
public enum Fact {
    /** Account that offers a share. */
    SENDER("sender"),
    /** Name of the offered share, which its sender chose. */
    SHARE_NAME("shareName"),
    /** ARN of the offered share. */
    SHARE_ARN("shareArn"),
    /** Types of all resources of the share, such as {@code ec2:TransitGateway}. */
    RESOURCE_TYPE("resourceTypes"),
    /** Account that owns the VPC to connect. */
    ACCOUNT("account"),
    /** {@code member} of this account's organization, or {@code external}. */
    ORGANIZATION("organization"),
    /** Path of the account's organizational unit, such as {@code o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/}. */
    OU_PATH("ouPath"),
    /** ARN of the IAM user or role that requested the attachment, as AWS tells it. */
    PRINCIPAL("principal"),
    /** The VPC to connect. */
    VPC("vpc"),
    /** Number of the attachment's subnets. */
    SUBNETS("subnets"),
    /** The VPC's ranges, as the gateway shows them. */
    RANGES("ranges"),
    /** What pools of IPAM have given the VPC, each as {@code ipam-pool-0123456789abcdef0 10.1.0.0/16}. */
    ALLOCATIONS("ipamAllocations");

    private final String key;

    Fact(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
