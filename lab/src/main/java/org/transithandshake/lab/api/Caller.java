package org.transithandshake.lab.api;

/**
 * Who makes a call.
 *
 * @param account the account whose resources the call means, twelve digits
 * @param region  the Region called
 * @param role    ARN of the role whose policies decide; empty for a person with every permission in the account
 * @param actor   what acts: a function's or a state machine's name, {@code "person"}, or the name of a service
 * @param origin  the ARN of the execution on whose behalf the actor acts, or the actor again where there is none
 */
public record Caller(String account, String region, String role, String actor, String origin) {
    public static Caller person(String account, String region) {
        return new Caller(account, region, "", "person", "person");
    }

    public boolean isPerson() {
        return role.isEmpty();
    }
}
