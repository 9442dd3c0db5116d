package org.transithandshake.path;

/**
 * What is wrong, or not known. All but the last three are explanation codes of VPC Reachability Analyzer, verbatim and
 * in its meaning ("Explanation codes", Reachability Analyzer guide).
 */
public enum Code {
    NO_ROUTE_TO_DESTINATION,
    BAD_STATE_ROUTE,
    MORE_SPECIFIC_ROUTE,
    HIGHER_PRIORITY_ROUTE,
    DISCONNECTED_VPCS,
    BAD_STATE_ATTACHMENT,
    TGW_ROUTE_AZ_RESTRICTION,
    TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION,
    TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT,
    TGW_RTB_BAD_STATE_ROUTE,
    TGW_RTB_MORE_SPECIFIC_ROUTE,
    TGW_RTB_ROUTES_ARE_UNKNOWN,
    ENI_SG_RULES_MISMATCH,
    SG_HAS_NO_RULES,
    SG_REFERENCING_SUPPORT,
    SUBNET_ACL_RESTRICTION,
    NO_POSSIBLE_DESTINATION,
    NO_SOURCE_OR_DESTINATION,
    UNKNOWN_DESTINATION,
    UNKNOWN_RESOURCE,
    /** The packet arrives, but the subnet that answers has no route back; the Analyzer follows one direction only. */
    MISSING_RETURN_ROUTE,
    /** AWS leaves a propagated CIDR out, without an error, because another attachment's overlaps it. */
    PROPAGATION_DROPPED_BY_OVERLAP,
    /** The attachment has Ipv6Support off, so its VPC's IPv6 CIDRs are not propagated; the Analyzer knows IPv4 only. */
    IPV6_SUPPORT
}
