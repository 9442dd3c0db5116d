package org.transithandshake.lab.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of the template for people. {@code !Ref X} and {@code !GetAtt X.Arn} are X. An ARN of this partition and
 * Region is {@code service:resource}, or {@code service:account:resource} where the account is not the stack's own.
 */
final class Readable {
    private static final Pattern ARN =
            Pattern.compile("arn:Partition:([a-z0-9]+):Region:([^:]*):(.*)");

    private Readable() {
    }

    static String text(JsonNode node) {
        if (node.has("Ref")) {
            return node.get("Ref").asText().replace("AWS::", "");
        }
        if (node.has("Fn::GetAtt")) {
            String attribute = node.get("Fn::GetAtt").get(1).asText();
            return node.get("Fn::GetAtt").get(0).asText() + (attribute.equals("Arn") ? "" : "." + attribute);
        }
        if (node.has("Fn::Sub")) {
            return node.get("Fn::Sub").asText().replaceAll("\\$\\{(?:AWS::)?([^}]+)}", "$1");
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    static String arn(JsonNode node) {
        Matcher arn = ARN.matcher(text(node));
        if (!arn.matches()) {
            return text(node);
        }
        String account = arn.group(2).equals("AccountId") ? "" : arn.group(2) + ":";
        return arn.group(1) + ":" + account + arn.group(3);
    }
}
