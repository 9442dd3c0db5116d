package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.PhysicalName;
import org.transithandshake.lab.api.ResourceType;

/**
 * {@code AWS::Events::Archive}: {@code Ref} is its name. Its bus cannot be changed.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-archive.html">
 *      AWS::Events::Archive</a>
 */
record ArchiveType(Archives archives) implements ResourceType {
    private static final int LONGEST_NAME = 48;

    @Override
    public String type() {
        return "AWS::Events::Archive";
    }

    @Override
    public Set<String> properties() {
        return Set.of("ArchiveName", "Description", "EventPattern", "RetentionDays", "SourceArn");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String name = PhysicalName.of(NestedProperties.text(properties, "ArchiveName"), place, LONGEST_NAME);
        String bus = NestedProperties.required(properties, "SourceArn", type());
        Archive.Terms terms = new Archive.Terms(NestedProperties.text(properties, "Description"),
                pattern(properties.path("EventPattern")), days(properties));
        Optional<Archive> before = archives.find(place.account(), name);
        if (before.isPresent() && !before.get().busArn().equals(bus)) {
            throw new AwsError("ValidationException", "Archive " + name + " is of " + before.get().busArn()
                    + "; another SourceArn needs another archive.");
        }
        before.ifPresent(archive -> archive.set(Archives.check(terms)));
        Archive archive = before.orElseGet(() -> archives.create(place.account(), bus, name, terms));
        return new Created(name, Map.of("Arn", archive.arn(), "ArchiveName", name));
    }

    private static String pattern(JsonNode given) {
        return given.isMissingNode() || given.isNull() ? null : given.isTextual() ? given.asText() : given.toString();
    }

    private int days(JsonNode properties) {
        String days = NestedProperties.text(properties, "RetentionDays");
        if (days != null && !days.matches("\\d{1,9}")) {
            throw new AwsError("ValidationException", type() + ".RetentionDays is a number of days, not " + days + ".");
        }
        return days == null ? 0 : Integer.parseInt(days);
    }
}
