package org.transithandshake.lab.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Quirk;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * {@code PutEvents}: one to ten entries, each with its own result. The caller's role is checked for the whole call;
 * everything else fails only its entry.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html">Codes of
 *      failed entries</a>
 */
final class PutEvents {
    private static final int MOST = 10;
    private static final int LARGEST = 1_048_576;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final Buses buses;
    private final Envelopes envelopes;
    private final Router router;
    private final Authorizer authorizer;
    private final Timeline time;
    private final Switches switches;

    PutEvents(Buses buses, Envelopes envelopes, Router router, Authorizer authorizer, Timeline time,
            Switches switches) {
        this.buses = buses;
        this.envelopes = envelopes;
        this.router = router;
        this.authorizer = authorizer;
        this.time = time;
        this.switches = switches;
    }

    void addTo(Operations operations) {
        operations.on(PutEventsRequest.class, this::put, this::needs);
    }

    private List<Access> needs(Caller caller, PutEventsRequest request) {
        if (request.entries().isEmpty() || request.entries().size() > MOST) {
            throw new AwsError("ValidationException", "PutEvents takes 1 to 10 entries: " + request.entries().size());
        }
        if (request.entries().stream().mapToInt(PutEvents::size).sum() >= LARGEST) {
            throw new AwsError("ValidationException",
                    "Total size of the entries in the request is over the limit of 1 MB.");
        }
        return request.entries().stream().map(entry -> access(entry, address(caller, entry))).toList();
    }

    private static int size(PutEventsRequestEntry entry) {
        return Stream.of(entry.source(), entry.detailType(), entry.detail()).filter(Objects::nonNull)
                .mapToInt(text -> text.getBytes(UTF_8).length).sum();
    }

    private BusAddress address(Caller caller, PutEventsRequestEntry entry) {
        return buses.address(entry.eventBusName(), caller.account());
    }

    private Access access(PutEventsRequestEntry entry, BusAddress address) {
        Map<String, String> context = new HashMap<>();
        context.put("events:source", String.valueOf(entry.source()));
        context.put("events:detail-type", String.valueOf(entry.detailType()));
        return new Access("events:PutEvents", address.arn(buses.region()), context);
    }

    private PutEventsResponse put(Caller caller, PutEventsRequest request) {
        List<PutEventsResultEntry> results = request.entries().stream().map(entry -> result(caller, entry)).toList();
        int failed = (int) results.stream().filter(result -> result.errorCode() != null).count();
        return PutEventsResponse.builder().entries(results).failedEntryCount(failed).build();
    }

    private PutEventsResultEntry result(Caller caller, PutEventsRequestEntry entry) {
        try {
            return PutEventsResultEntry.builder().eventId(put(caller, entry)).build();
        } catch (AwsError e) {
            return PutEventsResultEntry.builder().errorCode(e.code()).errorMessage(e.getMessage()).build();
        }
    }

    private String put(Caller caller, PutEventsRequestEntry entry) {
        JsonNode detail = check(entry);
        if (switches.has(Quirk.MISSING_BUS_UNNOTICED) && buses.find(address(caller, entry)).isEmpty()) {
            return envelopes.newId();
        }
        Bus bus = admitting(caller, entry);
        String account = switches.has(Quirk.RECEIVER_NAMED) ? bus.address().account() : caller.account();
        JsonNode envelope = envelopes.wrap(account, entry.source(), entry.detailType(),
                entry.time() == null ? time.now() : entry.time(), entry.resources(), detail);
        router.arrive(bus, envelope, false);
        return envelope.get("id").asText();
    }

    private static JsonNode check(PutEventsRequestEntry entry) {
        if (entry.source() == null || entry.source().isEmpty() || entry.detailType() == null
                || entry.detailType().isEmpty() || entry.detail() == null) {
            throw new AwsError("InvalidArgument", "Parameters Source, DetailType and Detail must be given.");
        }
        if (entry.source().startsWith("aws.")) {
            throw new AwsError("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        try {
            JsonNode detail = JSON.readTree(entry.detail());
            if (detail.isObject()) {
                return detail;
            }
        } catch (JsonProcessingException e) {
            throw new AwsError("MalformedDetail", "Detail is malformed. " + e.getOriginalMessage());
        }
        throw new AwsError("MalformedDetail", "Detail is malformed: not a JSON object.");
    }

    /** The bus, if it lets the caller in; a bus of another account that is missing refuses as any other would. */
    private Bus admitting(Caller caller, PutEventsRequestEntry entry) {
        BusAddress address = address(caller, entry);
        Optional<Bus> bus = buses.find(address);
        if (bus.isEmpty() && address.account().equals(caller.account())) {
            throw new AwsError("InvalidArgument", "Event bus " + address.name() + " does not exist.");
        }
        bus.orElseGet(() -> new Bus(address)).check(authorizer, caller, access(entry, address));
        return bus.orElseThrow(() -> new AwsError("AccessDeniedException", "Not authorized to perform "
                + "events:PutEvents on " + address.arn(buses.region())));
    }
}
