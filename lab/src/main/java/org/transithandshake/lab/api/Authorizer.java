package org.transithandshake.lab.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Decides as IAM does; every method throws the {@link AwsError} that the service would answer to a denial. */
public interface Authorizer {
    /** Whether the caller's own role allows it (a person may do everything in the account). */
    void check(Caller caller, Access access);

    /** Whether the resource's policy lets this caller of another account, or of the same one, in. */
    void checkResourcePolicy(JsonNode policy, Caller caller, Access access);

    /**
     * Whether the resource's policy lets an AWS service in, such as {@code events.amazonaws.com} for a function.
     * The context holds {@code aws:SourceArn} and {@code aws:SourceAccount}.
     */
    void checkServicePrincipal(JsonNode policy, String servicePrincipal, Access access);

    /** Whether the role's trust policy lets the service assume it. */
    void checkTrust(String roleArn, String servicePrincipal);
}
