package org.transithandshake.lab.shipped;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource of a stack that something is handed to, or that hands something on.
 *
 * @param id    its logical id
 * @param arn   of itself
 * @param to    ARN of what it calls; empty if it calls nothing
 * @param event what sets it off
 */
record Hop(Options options, String account, String id, String arn, String to, JsonNode event) {
    String name() {
        return arn.substring(arn.lastIndexOf(arn.contains("/") ? '/' : ':') + 1);
    }

    boolean isIn(String owner) {
        return account.equals(owner);
    }

    boolean callsAFunction() {
        return to.startsWith("arn:aws:lambda:");
    }

    @Override
    public String toString() {
        return account + " " + id + ", " + options;
    }
}
