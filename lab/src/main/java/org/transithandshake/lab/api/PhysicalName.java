package org.transithandshake.lab.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.transithandshake.lab.api.ResourceType.Place;

/**
 * The name that CloudFormation makes up for a resource without one: stack, logical id and twelve characters.
 * Here these are a function of stack and logical id, so an update finds the resource again.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html">Name type</a>
 */
public final class PhysicalName {
    private static final int SUFFIX = 12;

    private PhysicalName() {
    }

    /** The given name, or a made-up one of at most {@code longest} characters when it is null. */
    public static String of(String given, Place place, int longest) {
        return given == null ? generate(place, longest) : given;
    }

    private static String generate(Place place, int longest) {
        String stem = place.stackName() + "-" + place.logicalId();
        String suffix = UUID.nameUUIDFromBytes((place.stackId() + "/" + place.logicalId()).getBytes(
                UTF_8)).toString().replace("-", "").substring(0, SUFFIX);
        return stem.substring(0, Math.min(stem.length(), longest - SUFFIX - 1)) + "-" + suffix;
    }
}
