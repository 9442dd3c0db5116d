package org.transithandshake.lab.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.dynamodb.Tokens.Placeholders;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The calls that read and write items. A member of a request that the lab does not know is refused, not ignored.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html">
 *      Amazon DynamoDB API Reference</a>
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">What each
 *      call needs</a>
 */
final class ItemOperations {
    /** DynamoDB ends a page at 1 MB; here it is at as many items of 1 KB. */
    private static final int PAGE = 1000;
    private static final Set<String> KNOWN = Set.of("TableName", "Item", "Key", "ConditionExpression",
            "UpdateExpression", "KeyConditionExpression", "FilterExpression", "ExpressionAttributeNames",
            "ExpressionAttributeValues", "ConsistentRead", "Limit", "ExclusiveStartKey");

    private final Tables tables;

    ItemOperations(Tables tables) {
        this.tables = tables;
    }

    Operations operations() {
        return new Operations("dynamodb")
                .on(PutItemRequest.class, this::put, (caller, q) -> needs(caller, "PutItem", q.tableName()))
                .on(GetItemRequest.class, this::get, (caller, q) -> needs(caller, "GetItem", q.tableName()))
                .on(UpdateItemRequest.class, this::update, (caller, q) -> needs(caller, "UpdateItem", q.tableName()))
                .on(DeleteItemRequest.class, this::delete, (caller, q) -> needs(caller, "DeleteItem", q.tableName()))
                .on(QueryRequest.class, this::query, (caller, q) -> needs(caller, "Query", q.tableName()))
                .on(ScanRequest.class, this::scan, (caller, q) -> needs(caller, "Scan", q.tableName()));
    }

    private static List<Access> needs(Caller caller, String action, String table) {
        return List.of(new Access("dynamodb:" + action, Tables.arn(caller, table)));
    }

    private PutItemResponse put(Caller caller, PutItemRequest request) {
        Table table = table(caller, request.tableName(), request);
        String id = table.keyIn(request.item());
        Placeholders placeholders = new Placeholders(request.expressionAttributeNames(),
                request.expressionAttributeValues());
        require(condition(request.conditionExpression(), placeholders), table, id, placeholders);
        table.put(id, request.item());
        return PutItemResponse.builder().build();
    }

    private GetItemResponse get(Caller caller, GetItemRequest request) {
        Table table = table(caller, request.tableName(), request);
        GetItemResponse.Builder answer = GetItemResponse.builder();
        table.find(table.keyOf(request.key())).ifPresent(answer::item);
        return answer.build();
    }

    private UpdateItemResponse update(Caller caller, UpdateItemRequest request) {
        Table table = table(caller, request.tableName(), request);
        String id = table.keyOf(request.key());
        Placeholders placeholders = new Placeholders(request.expressionAttributeNames(),
                request.expressionAttributeValues());
        Optional<Update> update = Optional.ofNullable(request.updateExpression())
                .map(text -> Update.read(new Tokens("UpdateExpression", text, placeholders)));
        if (update.filter(one -> one.touches(table.key())).isPresent()) {
            throw Faults.invalid("One or more parameter values were invalid: Cannot update attribute " + table.key()
                    + ". This attribute is part of the key");
        }
        require(condition(request.conditionExpression(), placeholders), table, id, placeholders);
        Map<String, AttributeValue> before = table.find(id).orElse(request.key());
        table.put(id, update.map(one -> one.apply(before)).orElse(before));
        return UpdateItemResponse.builder().build();
    }

    private DeleteItemResponse delete(Caller caller, DeleteItemRequest request) {
        Table table = table(caller, request.tableName(), request);
        String id = table.keyOf(request.key());
        Placeholders placeholders = new Placeholders(request.expressionAttributeNames(),
                request.expressionAttributeValues());
        require(condition(request.conditionExpression(), placeholders), table, id, placeholders);
        table.delete(id);
        return DeleteItemResponse.builder().build();
    }

    private QueryResponse query(Caller caller, QueryRequest request) {
        Table table = table(caller, request.tableName(), request);
        Placeholders placeholders = new Placeholders(request.expressionAttributeNames(),
                request.expressionAttributeValues());
        if (request.keyConditionExpression() == null) {
            throw Faults.invalid("Either the KeyConditions or KeyConditionExpression parameter must be specified in"
                    + " the request.");
        }
        Tokens tokens = new Tokens("KeyConditionExpression", request.keyConditionExpression(), placeholders);
        String name = tokens.name();
        tokens.expect("=");
        String id = table.keyOf(Map.of(name, tokens.value()));
        if (!tokens.atEnd()) {
            throw tokens.unexpected();
        }
        Predicate<Map<String, AttributeValue>> filter = filter(request.filterExpression(), placeholders);
        placeholders.refuseUnused();
        List<Map<String, AttributeValue>> found = table.find(id).stream().toList();
        List<Map<String, AttributeValue>> items = found.stream().filter(filter).toList();
        return QueryResponse.builder().items(items).count(items.size()).scannedCount(found.size()).build();
    }

    private ScanResponse scan(Caller caller, ScanRequest request) {
        Table table = table(caller, request.tableName(), request);
        Placeholders placeholders = new Placeholders(request.expressionAttributeNames(),
                request.expressionAttributeValues());
        Predicate<Map<String, AttributeValue>> filter = filter(request.filterExpression(), placeholders);
        placeholders.refuseUnused();
        List<Map<String, AttributeValue>> left = table.after(request.hasExclusiveStartKey()
                ? Optional.of(table.keyOf(request.exclusiveStartKey())) : Optional.empty());
        List<Map<String, AttributeValue>> page = left.subList(0, Math.min(left.size(),
                Math.min(PAGE, Optional.ofNullable(request.limit()).orElse(PAGE))));
        List<Map<String, AttributeValue>> items = page.stream().filter(filter).toList();
        ScanResponse.Builder answer = ScanResponse.builder().items(items).count(items.size())
                .scannedCount(page.size());
        return page.size() == left.size() ? answer.build()
                : answer.lastEvaluatedKey(Map.of(table.key(), page.getLast().get(table.key()))).build();
    }

    private static Predicate<Map<String, AttributeValue>> condition(String text, Placeholders placeholders) {
        return text == null ? item -> true
                : Condition.read(new Tokens("ConditionExpression", text, placeholders));
    }

    private static Predicate<Map<String, AttributeValue>> filter(String text, Placeholders placeholders) {
        return text == null ? item -> true : Condition.read(new Tokens("FilterExpression", text, placeholders));
    }

    /** A condition on an item that is not there is asked of an empty one. */
    private static void require(Predicate<Map<String, AttributeValue>> condition, Table table, String id,
            Placeholders placeholders) {
        placeholders.refuseUnused();
        if (!condition.test(table.find(id).orElse(Map.of()))) {
            throw Faults.conditionFailed();
        }
    }

    private Table table(Caller caller, String name, SdkPojo request) {
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            boolean unset = value == null || value instanceof SdkAutoConstructList
                    || value instanceof SdkAutoConstructMap;
            if (!unset && !KNOWN.contains(field.locationName())) {
                throw Faults.invalid("The lab does not understand " + field.locationName() + ".");
            }
        }
        return tables.find(caller, name);
    }
}
