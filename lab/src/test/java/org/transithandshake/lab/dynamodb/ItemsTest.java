package org.transithandshake.lab.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.wire.LabHttpClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** With the SDK's own client, over the wire. */
class ItemsTest {
    private static final String A = "111111111111";
    private static final String TEMPLATE = """
            Resources:
              Things:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: things
                  BillingMode: %s
                  AttributeDefinitions: [{AttributeName: id, AttributeType: %s}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
            """;
    @TempDir
    private Path folder;
    private final Lab lab = new Lab(LabSetup.quiet());
    private final DynamoDbClient db = client(A);

    @BeforeEach
    void aTable() throws IOException {
        deploy("PAY_PER_REQUEST", "S");
        put("one", Map.of("state", text("open"), "count", AttributeValue.fromN("10"),
                "list", AttributeValue.fromL(List.of(text("a"), AttributeValue.fromBool(true)))));
    }

    @Test
    void anItemComesBackAsItWasPut() {
        assertThat(item("one")).containsEntry("count", AttributeValue.fromN("10"))
                .containsEntry("list", AttributeValue.fromL(List.of(text("a"),
                        AttributeValue.fromBool(true))));
        assertThat(db.getItem(r -> r.tableName("things").key(key("two"))).hasItem()).isFalse();
        assertThatThrownBy(() -> client("222222222222").getItem(r -> r.tableName("things").key(key("one"))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({"attribute_exists(#s), true", "attribute_not_exists(#s), false", "attribute_not_exists(#none), true",
        "#s = :open, true", "#s <> :open, false", "#none <> :open, true", "#none = :open, false",
        "#n > :nine, true", "#n <= :nine, false", "#n = :ten, true", "#s > :nine, false",
        "'begins_with(#s, :op)', true", "NOT #s = :open, false", "#s = :open and #n > :nine, true",
        "#n < :nine OR (#s = :open AND attribute_exists(#n)), true", "#none >= :open, false"})
    void aConditionLetsAWriteThroughOrStopsIt(String condition, boolean holds) {
        Runnable write = () -> db.deleteItem(r -> r.tableName("things").key(key("one")).conditionExpression(condition)
                .expressionAttributeNames(used(condition, Map.of("#s", "state", "#n", "count", "#none", "nothing")))
                .expressionAttributeValues(used(condition, Map.of(":open", text("open"), ":op", text("op"), ":nine",
                        AttributeValue.fromN("9"), ":ten", AttributeValue.fromN("1e1")))));
        if (holds) {
            write.run();
            assertThat(db.scan(r -> r.tableName("things")).items()).isEmpty();
        } else {
            assertThatThrownBy(write::run).isInstanceOf(ConditionalCheckFailedException.class)
                    .hasMessageContaining("The conditional request failed");
            assertThat(item("one")).isNotEmpty();
        }
    }

    @Test
    void anUpdateSetsAndRemovesAndMakesWhatIsNotThere() {
        update("one", "SET #a = if_not_exists(#a, :a), #b = :a REMOVE #c", Map.of("#a", "state", "#b", "more", "#c",
                "count"), Map.of(":a", text("new")));
        update("two", "SET #a = if_not_exists(#a, :a)", Map.of("#a", "state"), Map.of(":a", text("new")));
        assertThat(item("one")).containsEntry("state", text("open")).containsEntry("more", text("new"))
                .doesNotContainKey("count");
        assertThat(item("two")).isEqualTo(Map.of("id", text("two"), "state", text("new")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SET state = :a | Syntax error; token: \"state\"",
        "SET #a = :b | not defined; attribute value: :b",
        "SET #b = :a | not defined; attribute name: #b",
        "SET #a = :a + :a | Syntax error; token: \"+\"",
        "ADD #a :a | Syntax error; token: \"ADD\"",
        "SET #a = :a, #a = :a | Two document paths overlap",
        "SET #a = :a SET #a = :a | can only be used once",
        "SET #id = :a | part of the key",
        "REMOVE #a | unused in expressions: keys: {#id, :a}"})
    void anUpdateThatIsNotUnderstoodIsRefused(String expression, String because) {
        assertThatThrownBy(() -> update("one", expression, expression.startsWith("REMOVE")
                ? Map.of("#a", "state", "#id", "id") : used(expression, Map.of("#a", "state", "#id", "id")),
                Map.of(":a", text("x"))))
                .hasMessageContaining(because.startsWith("unused") ? "keys: {#id}" : because);
        assertThat(item("one")).containsEntry("state", text("open"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"#a BETWEEN :a AND :a", "size(#a) > :a", "#a = :a AND", "(#a = :a", "#a",
        "contains(#a, :a)", "#a = :a #a = :a"})
    void aConditionThatIsNotUnderstoodIsRefused(String condition) {
        assertThatThrownBy(() -> db.deleteItem(r -> r.tableName("things").key(key("one"))
                .conditionExpression(condition).expressionAttributeNames(used(condition, Map.of("#a", "state")))
                .expressionAttributeValues(used(condition, Map.of(":a", text("x"))))))
                .hasMessageContaining("Invalid ConditionExpression: Syntax error");
    }

    @Test
    void keysAndMembersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> db.getItem(r -> r.tableName("things").key(Map.of("other", text("x")))))
                .hasMessageContaining("The provided key element does not match the schema");
        assertThatThrownBy(() -> put("", Map.of())).hasMessageContaining("cannot contain an empty string value");
        assertThatThrownBy(() -> db.putItem(r -> r.tableName("things").item(Map.of("x", text("y")))))
                .hasMessageContaining("Missing the key id in the item");
        assertThatThrownBy(() -> db.getItem(r -> r.tableName("things").key(key("one")).projectionExpression("id")))
                .hasMessageContaining("The lab does not understand ProjectionExpression");
    }

    @Test
    void aQueryFindsTheOneItemAndAScanAllInPages() {
        IntStream.range(0, 5).forEach(i -> put("page-" + i, Map.of("state", text("open"))));
        assertThat(db.query(r -> r.tableName("things").keyConditionExpression("#k = :k")
                .expressionAttributeNames(Map.of("#k", "id")).expressionAttributeValues(Map.of(":k", text("one"))))
                .items()).hasSize(1);
        ScanResponse first = db.scan(r -> r.tableName("things").limit(4));
        assertThat(first.items()).hasSize(4);
        assertThat(db.scan(r -> r.tableName("things").exclusiveStartKey(first.lastEvaluatedKey())).items())
                .hasSize(2).noneMatch(first.items()::contains);
        assertThat(db.scan(r -> r.tableName("things").filterExpression("attribute_exists(#n)")
                .expressionAttributeNames(Map.of("#n", "count"))).count()).isEqualTo(1);
    }

    @Test
    void anUpdatedStackKeepsTheItemsAndADeletedOneDoesNot() throws IOException {
        deploy("PAY_PER_REQUEST", "S");
        assertThat(item("one")).isNotEmpty();
        lab.delete(A, "stack");
        assertThatThrownBy(() -> item("one")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> deploy("PROVISIONED", "S")).hasMessageContaining("ReadCapacityUnits");
        assertThatThrownBy(() -> deploy("PAY_PER_REQUEST", "N")).hasMessageContaining("The lab makes tables with one");
    }

    private void deploy(String billing, String type) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), TEMPLATE.formatted(billing, type));
        lab.deploy(A, "stack", file, Map.of());
    }

    private void put(String id, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new TreeMap<>(attributes);
        item.put("id", text(id));
        db.putItem(r -> r.tableName("things").item(item));
    }

    private void update(String id, String expression, Map<String, String> names, Map<String, AttributeValue> values) {
        db.updateItem(r -> r.tableName("things").key(key(id)).updateExpression(expression)
                .expressionAttributeNames(names).expressionAttributeValues(values));
    }

    private Map<String, AttributeValue> item(String id) {
        return db.getItem(r -> r.tableName("things").key(key(id)).consistentRead(true)).item();
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", text(id));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    /** Those placeholders that the expression uses: DynamoDB refuses others. Null is what a client leaves out. */
    private static <T> Map<String, T> used(String expression, Map<String, T> all) {
        Map<String, T> used = new TreeMap<>(all);
        used.keySet().removeIf(key -> !expression.matches(".*" + key + "\\b.*"));
        return used.isEmpty() ? null : used;
    }

    private DynamoDbClient client(String account) {
        return DynamoDbClient.builder().httpClient(new LabHttpClient(lab.wire())).region(Region.of(Lab.REGION))
                .endpointOverride(URI.create("http://lab.invalid")).credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any"))).build();
    }
}
