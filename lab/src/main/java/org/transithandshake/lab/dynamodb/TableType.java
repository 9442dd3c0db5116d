package org.transithandshake.lab.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.PhysicalName;
import org.transithandshake.lab.api.ResourceType;

/**
 * {@code AWS::DynamoDB::Table} with a partition key of type string; {@code Ref} is its name. Capacity, encryption and
 * recovery change nothing that can be seen here.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html">
 *      AWS::DynamoDB::Table</a>
 */
record TableType(Tables tables) implements ResourceType {
    private static final int LONGEST_NAME = 255;

    @Override
    public String type() {
        return "AWS::DynamoDB::Table";
    }

    @Override
    public Set<String> properties() {
        return Set.of("TableName", "KeySchema", "AttributeDefinitions", "BillingMode", "SSESpecification",
                "PointInTimeRecoverySpecification", "DeletionProtectionEnabled", "Tags");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String name = PhysicalName.of(NestedProperties.text(properties, "TableName"), place, LONGEST_NAME);
        String arn = Tables.arn(place.account(), place.region(), name);
        tables.create(arn, key(properties));
        return new Created(name, Map.of("Arn", arn));
    }

    @Override
    public void delete(Place place, Created made) {
        tables.delete(made.attributes().get("Arn"));
    }

    private static String key(JsonNode properties) {
        JsonNode schema = properties.path("KeySchema");
        JsonNode attributes = properties.path("AttributeDefinitions");
        String key = schema.path(0).path("AttributeName").asText();
        boolean string = attributes.size() == 1 && attributes.get(0).path("AttributeType").asText().equals("S")
                && attributes.get(0).path("AttributeName").asText().equals(key);
        if (schema.size() != 1 || !schema.get(0).path("KeyType").asText().equals("HASH") || !string) {
            throw Faults.invalid("The lab makes tables with one key, KeyType HASH and AttributeType S, and no other"
                    + " attribute defined.");
        }
        if (!properties.path("BillingMode").asText().equals("PAY_PER_REQUEST")) {
            throw Faults.invalid("One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits"
                    + " must both be specified when BillingMode is PROVISIONED");
        }
        return key;
    }
}
