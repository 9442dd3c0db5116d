package org.transithandshake.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.transithandshake.step.Step;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** What the handshake says to the other account. What people are told, {@link Reports} tells. */
public final class Messages {
    private final Aws aws;

    public Messages(Aws aws) {
        this.aws = aws;
    }

    /** Puts an event of ours on this account's bus. */
    public void ring(String bus, String source, String detailType, Map<String, ?> detail) {
        List<PutEventsResultEntry> results = aws.events().putEvents(r -> r.entries(PutEventsRequestEntry.builder()
                .eventBusName(bus).source(source).detailType(detailType).detail(json(detail)).build())).entries();
        // PutEvents answers 200 for an entry that it refused (PutEvents, API reference).
        results.stream().filter(result -> result.errorCode() != null).findFirst().ifPresent(refused -> {
            throw new IllegalStateException("EventBridge refused '" + detailType + "' on " + bus + ": "
                    + refused.errorCode() + " " + refused.errorMessage());
        });
    }

    private static String json(Map<String, ?> detail) {
        try {
            return Step.JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a detail of our own is always JSON", e);
        }
    }
}
