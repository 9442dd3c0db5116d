package org.transithandshake.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.step.Step;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** What the handshake says: doorbells to the other account, and messages to people. */
public final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final Aws aws;

    public Messages(Aws aws) {
        this.aws = aws;
    }

    /**
     * Puts an event of ours on this account's bus.
     *
     * @throws IllegalStateException if EventBridge refuses it
     */
    public void ring(String bus, String source, String detailType, Map<String, ?> detail) {
        if (!tryToRing(bus, source, detailType, detail)) {
            throw new IllegalStateException("EventBridge refused '" + detailType + "' on " + bus
                    + "; the log has its reason");
        }
    }

    /** The same on a bus, also of another account by its ARN, that may not be there; false if it was refused. */
    public boolean tryToRing(String bus, String source, String detailType, Map<String, ?> detail) {
        List<PutEventsResultEntry> results = aws.events().putEvents(r -> r.entries(PutEventsRequestEntry.builder()
                .eventBusName(bus).source(source).detailType(detailType).detail(json(detail)).build())).entries();
        // PutEvents answers 200 for an entry that it refused (PutEvents, API reference).
        List<PutEventsResultEntry> refused = results.stream().filter(result -> result.errorCode() != null).toList();
        refused.forEach(entry -> LOG.warn("EventBridge refused '{}' on {}: {} {}", detailType, bus, entry.errorCode(),
                entry.errorMessage()));
        return refused.isEmpty();
    }

    /** Tells the people who subscribed to the topic. @param subject a {@link Subject} */
    public void tell(String topicArn, String subject, String text) {
        aws.sns().publish(r -> r.topicArn(topicArn).subject(subject).message(text));
    }

    private static String json(Map<String, ?> detail) {
        try {
            return Step.JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a detail of our own is always JSON", e);
        }
    }
}
