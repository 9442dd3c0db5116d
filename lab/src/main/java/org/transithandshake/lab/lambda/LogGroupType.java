package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.PhysicalName;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::Logs::LogGroup}: a name; the lab keeps no log events in it. {@code Ref} is the name. */
record LogGroupType() implements ResourceType {
    private static final int LONGEST_NAME = 512;
    /** PutRetentionPolicy, CloudWatch Logs API Reference. */
    private static final Set<Integer> RETENTIONS = Set.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731,
            1096, 1827, 2192, 2557, 2922, 3288, 3653);

    @Override
    public String type() {
        return "AWS::Logs::LogGroup";
    }

    @Override
    public Set<String> properties() {
        return Set.of("LogGroupName", "RetentionInDays", "Tags");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String name = PhysicalName.of(NestedProperties.text(properties, "LogGroupName"), place, LONGEST_NAME);
        int days = properties.path("RetentionInDays").asInt(1);
        if (!name.matches("[.\\-_/#A-Za-z0-9]+") || !RETENTIONS.contains(days)) {
            throw new AwsError("InvalidParameterException", "The log group " + name + " cannot be made with a retention"
                    + " of " + days + " days; possible are " + RETENTIONS.stream().sorted().toList() + ".");
        }
        String arn = "arn:aws:logs:" + place.region() + ":" + place.account() + ":log-group:" + name + ":*";
        return new Created(name, Map.of("Arn", arn));
    }
}
