package org.transithandshake.step;

/**
 * Where the policy's file is in AWS AppConfig, by the ids that AppConfig gave.
 *
 * @param application of this stack
 * @param environment the only one of the application
 * @param profile     the configuration profile, named {@link #PROFILE_NAME}
 */
public record PolicyPlace(String application, String environment, String profile) {
    /** As the template names it: a deployment is listed by its profile's name (DeploymentSummary, API Reference). */
    public static final String PROFILE_NAME = "policy";

    /** @throws IllegalArgumentException unless it is three ids with slashes between them */
    static PolicyPlace of(String text) {
        String[] ids = text.split("/");
        if (ids.length != 3) {
            throw new IllegalArgumentException("POLICY_PROFILE is '" + text
                    + "'; deploy the stack again with the template of this version");
        }
        return new PolicyPlace(ids[0], ids[1], ids[2]);
    }

    /** How to put another version there. */
    public String cure() {
        return "check it and deploy it with the commands of the stack's output DeployPolicy";
    }
}
