package org.transithandshake.lab.time;

import java.time.Duration;

/** The waits that AWS imposes, each with a typical length and the range that seeded runs draw from. */
public enum Delay {
    /** From an event's arrival on a bus to the call of a target in the same account. */
    EVENT_TO_TARGET(500, 200, 2_000),
    /** From a bus in one account to a bus in another. */
    CROSS_ACCOUNT(1_000, 500, 3_000),
    /** From an API call to its CloudTrail event on the default bus. */
    CLOUDTRAIL(30_000, 5_000, 900_000),
    /** From the acceptance of a resource share to the resource being visible in the accepting account. */
    SHARE_VISIBLE(5_000, 2_000, 30_000),
    /** From the acceptance of a VPC attachment to {@code available}. */
    ATTACHMENT(60_000, 20_000, 180_000),
    /** From a route table association or disassociation to its completion. */
    ASSOCIATION(10_000, 5_000, 60_000),
    /** From enabling or disabling a propagation to SearchTransitGatewayRoutes showing it. */
    SEARCH_LAG(2_000, 0, 10_000),
    /** From the creation of a gateway to {@code available}. */
    GATEWAY(30_000, 10_000, 90_000),
    /** From the creation of a gateway's route table to {@code available}. */
    ROUTE_TABLE(10_000, 5_000, 30_000),
    /** From a change of a prefix list to {@code modify-complete}; AWS names no time. */
    PREFIX_LIST(2_000, 500, 20_000),
    /** A Lambda function's first invocation in a new environment. */
    COLD_START(3_000, 2_000, 6_000),
    /** A Lambda function's invocation in an environment that has served before. */
    WARM_START(100, 50, 200),
    /** One API call, as its caller waits for it. */
    API_CALL(50, 20, 200);

    private final Duration typical;
    private final Duration shortest;
    private final Duration longest;

    Delay(long typical, long shortest, long longest) {
        this.typical = Duration.ofMillis(typical);
        this.shortest = Duration.ofMillis(shortest);
        this.longest = Duration.ofMillis(longest);
    }

    public Duration typical() {
        return typical;
    }

    public Duration shortest() {
        return shortest;
    }

    public Duration longest() {
        return longest;
    }
}
