package org.transithandshake.lab.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType.Place;

/**
 * Which resource of which stack has a name in its account and Region. Who asks for a name that another one has is
 * refused, in the same stack too: CloudFormation makes the new resource before it deletes the old one (CloudFormation
 * User Guide, "Troubleshooting": "Resource already exists").
 */
final class Owners {
    /** What Ref says of these is no name that could be taken; SNS answers a subscription that is there already. */
    private static final Set<String> NAMELESS = Set.of("AWS::CloudFormation::CustomResource",
            "AWS::CloudFormation::WaitConditionHandle", "AWS::SNS::Subscription");

    private final Map<String, String> byName = new HashMap<>();

    /** @throws AwsError {@code AlreadyExists} if another resource has the name */
    void take(String type, String ref, Place place) {
        String owner = place.stackId() + " " + place.logicalId();
        if (!NAMELESS.contains(type) && !byName.computeIfAbsent(key(type, ref, place), name -> owner).equals(owner)) {
            throw new AwsError("AlreadyExists", ref + " already exists.");
        }
    }

    /** The resource is gone, or at least no part of its stack any more. */
    void giveBack(String type, String ref, Place place) {
        byName.remove(key(type, ref, place));
    }

    private static String key(String type, String ref, Place place) {
        return type + " " + place.account() + " " + place.region() + " " + ref;
    }
}
