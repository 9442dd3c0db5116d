package org.transithandshake.lab.costs;

import java.math.BigDecimal;

/**
 * AWS's prices in US dollars, in US East (Ohio and N. Virginia), as its pricing pages had them in September 2026;
 * without free tiers. Other Regions differ: see each service's page.
 */
public enum Price {
    FUNCTION_REQUEST("Lambda invocation", "0.0000002", "aws.amazon.com/lambda/pricing"),
    FUNCTION_SECOND("Lambda GB-second, Arm", "0.0000133334", "aws.amazon.com/lambda/pricing"),
    TRANSITION("state transition, standard", "0.000025", "aws.amazon.com/step-functions/pricing"),
    EXPRESS_REQUEST("execution, express", "0.000001", "aws.amazon.com/step-functions/pricing"),
    EXPRESS_SECOND("GB-second, express", "0.00001667", "aws.amazon.com/step-functions/pricing"),
    EVENT("event of ours on a bus", "0.000001", "aws.amazon.com/eventbridge/pricing"),
    SCHEDULE("schedule run", "0.000001", "aws.amazon.com/eventbridge/pricing"),
    TRACE("trace", "0.000005", "aws.amazon.com/xray/pricing"),
    METRIC_HOUR("metric, an hour of it", "0.000411", "aws.amazon.com/cloudwatch/pricing: 0.30 a month of 730 hours"),
    ALARM_MONTH("metric of an alarm, a month", "0.10", "aws.amazon.com/cloudwatch/pricing"),
    ATTACHMENT_HOUR("attachment, an hour", "0.05", "aws.amazon.com/transit-gateway/pricing"),
    GATEWAY_GIGABYTE("GB through the gateway", "0.02", "aws.amazon.com/transit-gateway/pricing");

    private final String what;
    private final BigDecimal dollars;
    private final String source;

    Price(String what, String dollars, String source) {
        this.what = what;
        this.dollars = new BigDecimal(dollars);
        this.source = source;
    }

    /** The unit that it is the price of. */
    public String what() {
        return what;
    }

    public BigDecimal dollars() {
        return dollars;
    }

    public String source() {
        return source;
    }
}
