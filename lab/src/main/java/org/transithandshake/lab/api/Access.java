package org.transithandshake.lab.api;

import java.util.Map;

/**
 * One permission that a call needs.
 *
 * @param action   the IAM action, such as {@code ec2:CreateRoute}
 * @param resource the ARN it acts on, or {@code *} for actions without resource-level permissions
 * @param context  condition keys with their values, such as {@code aws:ResourceTag/team}
 */
public record Access(String action, String resource, Map<String, String> context) {
    public Access(String action, String resource) {
        this(action, resource, Map.of());
    }
}
