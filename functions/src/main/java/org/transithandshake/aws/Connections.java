package org.transithandshake.aws;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.step.Settings;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The table of connections: what the hub decided about each attachment, until when what no longer conforms keeps its
 * place, and which requests were refused. It serves time and people; who may connect never depends on it alone. See
 * {@code docs/decisions/the-table-of-connections.md}.
 *
 * <p>Times are texts of one length in UTC, so that their order is that of their letters.
 */
public final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final String KEY = "id";
    private static final String AT = "at";
    private static final String CUT_AT = "cutAt";
    private static final String CUT_FOR = "cutFor";
    private static final String REFUSAL = "refusal ";

    private final Aws aws;
    private final String table;

    public Connections(Aws aws, Settings settings) {
        this.aws = aws;
        table = settings.connections();
    }

    /**
     * Keeps what is news. It must not cost a connection, so a table that does not answer is in the log, and the next
     * sweep writes what is missing.
     */
    public void note(Connection now) {
        try {
            keep(now);
        } catch (TableUnreadable e) {
            LOG.warn("{} is not noted: {}", now.attachmentId(), e.getMessage());
        }
    }

    /** Keeps what is news; what somebody wrote later stands. */
    public void keep(Connection now) {
        Item item = new Item().set("account", now.account()).set("vpc", now.vpcId()).set("status", now.status())
                .set("rule", now.rule()).set("decision", now.decision()).set("policy", now.policy())
                .set("cidrs", now.cidrs()).set(AT, text(now.at()));
        if (!now.told().isEmpty()) {
            item.set("told", now.told()).set("toldAt", text(now.at()));
        }
        if (!now.status().equals(Status.IN_GRACE)) {
            item.remove(CUT_AT).remove(CUT_FOR);
        }
        update(now.attachmentId(), item, "attribute_not_exists(#at) OR #at <= :at");
    }

    /** Every connection that is remembered, by attachment, and every refusal, by its own key. */
    public Map<String, Connection> all() {
        return asking(() -> aws.dynamoDb().scanPaginator(r -> r.tableName(table)).items().stream()
                .map(Connections::read)
                .collect(Collectors.toMap(Connection::attachmentId, one -> one)));
    }

    /** Until when what no longer conforms keeps its place, and why it does not. */
    public Optional<Grace> grace(String attachmentId) {
        return find(attachmentId).filter(item -> !Item.text(item, CUT_AT).isEmpty())
                .flatMap(item -> time(Item.text(item, CUT_AT)).map(at -> new Grace(at, Item.text(item, CUT_FOR))));
    }

    /** Lets the time begin; of several that do at once the first one's counts, for all. */
    public Grace begin(Connection now, Instant cutAt) {
        Item item = new Item().set("account", now.account()).set("vpc", now.vpcId()).set("status", now.status())
                .set("policy", now.policy()).set(AT, text(now.at())).set("told", now.told())
                .set("toldAt", text(now.at())).set(CUT_AT, text(cutAt)).set(CUT_FOR, now.decision());
        return update(now.attachmentId(), item, "attribute_not_exists(#cutAt)")
                ? new Grace(time(text(cutAt)).orElseThrow(), now.decision())
                : grace(now.attachmentId()).orElseThrow(() -> new TableUnreadable(table,
                        new IllegalStateException("another look ended the time that this one began")));
    }

    /** Remembers that this VPC was refused under this policy. */
    public void refuse(String account, String vpcId, String policy, String why) {
        update(refusalKey(account, vpcId, policy), new Item().set("account", account).set("vpc", vpcId)
                .set("status", Status.REFUSED).set("policy", policy).set("decision", why)
                .set(AT, text(aws.clock().instant())), "attribute_not_exists(#at) OR #at <= :at");
    }

    /** Why this VPC was refused under this policy before. */
    public Optional<String> refusal(String account, String vpcId, String policy) {
        return find(refusalKey(account, vpcId, policy)).map(item -> Item.text(item, "decision"));
    }

    public void forget(String id) {
        asking(() -> aws.dynamoDb().deleteItem(r -> r.tableName(table).key(key(id))));
    }

    /** Whether the key is that of a refusal, and of which policy. */
    public static Optional<String> policyOfRefusal(Connection one) {
        return one.attachmentId().startsWith(REFUSAL) ? Optional.of(one.policy()) : Optional.empty();
    }

    /** What stands and no longer conforms is cut at this time. */
    public record Grace(Instant cutAt, String why) {
    }

    private Optional<Map<String, AttributeValue>> find(String id) {
        return asking(() -> Optional.of(aws.dynamoDb().getItem(r -> r.tableName(table).key(key(id))
                .consistentRead(true))).filter(answer -> answer.hasItem()).map(answer -> answer.item()));
    }

    /** @return false if the condition does not hold */
    private boolean update(String id, Item item, String condition) {
        return asking(() -> {
            try {
                aws.dynamoDb().updateItem(r -> r.tableName(table).key(key(id)).updateExpression(item.expression())
                        .conditionExpression(condition).expressionAttributeNames(item.names())
                        .expressionAttributeValues(item.values()));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    private <T> T asking(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new TableUnreadable(table, e);
        }
    }

    private static Connection read(Map<String, AttributeValue> item) {
        return new Connection(Item.text(item, KEY), Item.text(item, "account"), Item.text(item, "vpc"),
                Item.text(item, "status"), Item.text(item, "rule"), Item.text(item, "decision"),
                Item.text(item, "policy"), Item.texts(item, "cidrs"), Item.text(item, "told"),
                time(Item.text(item, AT)).orElse(Instant.EPOCH));
    }

    private static String refusalKey(String account, String vpcId, String policy) {
        return REFUSAL + account + " " + vpcId + " " + policy;
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of(KEY, AttributeValue.fromS(id));
    }

    private static String text(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Somebody may have written into the table by hand. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
