package org.transithandshake.lab.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::IAM::Role}. {@code Ref} is its name; attributes are {@code Arn} and {@code RoleId}. */
final class RoleType implements ResourceType {
    private static final int LONGEST_NAME = 64;
    private final Iam iam;
    private final Map<String, String> owners = new HashMap<>();

    RoleType(Iam iam) {
        this.iam = iam;
    }

    @Override
    public String type() {
        return "AWS::IAM::Role";
    }

    @Override
    public Set<String> properties() {
        return Set.of("RoleName", "AssumeRolePolicyDocument", "Policies", "ManagedPolicyArns", "Path", "Description",
                "Tags", "MaxSessionDuration");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String name = name(place, properties.path("RoleName").asText());
        String path = properties.path("Path").asText("/");
        String arn = "arn:aws:iam::" + place.account() + ":role" + path + name;
        JsonNode trust = properties.path("AssumeRolePolicyDocument");
        String owner = place.stackId() + "/" + place.logicalId();
        if (!owners.getOrDefault(arn, owner).equals(owner)) {
            throw new AwsError(409, "EntityAlreadyExists", "Role with name " + name + " already exists.");
        }
        RoleQuotas.check(name, properties);
        iam.put(new Role(arn, Policy.parse("AssumeRolePolicyDocument", trust, PolicyKind.TRUST), policies(properties)));
        owners.put(arn, owner);
        return new Created(name, Map.of("Arn", arn, "RoleId", "AROA" + hash(arn, 17)));
    }

    private static List<Policy> policies(JsonNode properties) {
        List<Policy> policies = new ArrayList<>();
        for (JsonNode policy : properties.path("Policies")) {
            Malformed.onlyKnown(policy, Set.of("PolicyName", "PolicyDocument"), "An entry of Policies");
            policies.add(Policy.parse(
                    policy.path("PolicyName").asText(), policy.path("PolicyDocument"), PolicyKind.IDENTITY));
        }
        properties.path("ManagedPolicyArns").forEach(arn -> policies.add(ManagedPolicies.find(arn.asText())));
        return List.copyOf(policies);
    }

    /** As CloudFormation names it: stack, logical id and twelve random characters, here a hash of both. */
    private static String name(Place place, String given) {
        if (given.length() > LONGEST_NAME || !given.matches("[\\w+=,.@-]*")) {
            throw new AwsError("ValidationError", "\"" + given + "\" is not a role name of at most 64 characters.");
        }
        if (!given.isEmpty()) {
            return given;
        }
        String base = place.stackName() + "-" + place.logicalId();
        int room = LONGEST_NAME - 13;
        return (base.length() > room ? base.substring(0, room) : base)
                + "-" + hash(place.stackId() + "/" + place.logicalId(), 12);
    }

    private static String hash(String text, int length) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).toString(36).toUpperCase(Locale.ROOT).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
