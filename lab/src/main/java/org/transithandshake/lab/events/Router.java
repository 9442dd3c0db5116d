package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.time.Delay;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Takes each event that reaches a bus to the targets of the rules that match it. */
final class Router {
    private static final Set<String> NOT_THERE =
            Set.of("ResourceNotFoundException", "NotFound", "StateMachineDoesNotExist", "QueueDoesNotExist");
    private static final Set<String> NOT_ALLOWED =
            Set.of("AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation");
    private final Timeline time;
    private final Delays delays;
    private final Journal journal;
    private final Switches switches;
    private final Map<String, TargetService> services = new HashMap<>();
    private final List<Undelivered> undelivered = new ArrayList<>();

    Router(Timeline time, Delays delays, Journal journal, Switches switches) {
        this.time = time;
        this.delays = delays;
        this.journal = journal;
        this.switches = switches;
    }

    void reach(String service, TargetService how) {
        services.put(service, how);
    }

    List<Undelivered> undelivered() {
        return List.copyOf(undelivered);
    }

    /** @param forwarded whether a rule of another bus sent it here */
    void arrive(Bus bus, JsonNode event, boolean forwarded) {
        BusAddress at = bus.address();
        journal.write(new Entry.Event(time.now(), at.account(), at.name(), event.path("source").asText(),
                event.path("detail-type").asText(), event.toString()));
        for (Rule rule : bus.matching(event)) {
            for (Target target : rule.targets()) {
                if (!isSecondHop(rule, target, event, forwarded)) {
                    send(rule, target, event);
                }
            }
        }
    }

    /**
     * EventBridge drops these in silence: it routes an event that came from one bus to no third bus, and an event of
     * another account to no third account (User Guide, eb-bus-to-bus and eb-cross-account).
     */
    private static boolean isSecondHop(Rule rule, Target target, JsonNode event, boolean forwarded) {
        if (!Targets.service(target.arn()).equals("events")) {
            return false;
        }
        boolean foreign = !event.path("account").asText().equals(rule.bus().account());
        return forwarded || foreign && !Targets.account(target.arn()).equals(rule.bus().account());
    }

    private void send(Rule rule, Target target, JsonNode event) {
        Instant ingested = time.now();
        Runnable delivery = () -> deliver(rule, target, event, ingested);
        Duration delay = delays.of(delay(rule, target));
        time.spawn("rule " + rule.name(), delay, delivery);
        if (switches.duplicates()) {
            time.spawn("rule " + rule.name() + " again", delay.plus(delays.of(Delay.EVENT_TO_TARGET)), delivery);
        }
    }

    private static Delay delay(Rule rule, Target target) {
        boolean near = !Targets.service(target.arn()).equals("events")
                || Targets.account(target.arn()).equals(rule.bus().account());
        return near ? Delay.EVENT_TO_TARGET : Delay.CROSS_ACCOUNT;
    }

    private void deliver(Rule rule, Target target, JsonNode event, Instant ingested) {
        try {
            JsonNode input = TargetInput.of(target, rule, event, ingested);
            service(target).call(new Shipment(rule, target, event, input));
            journal.write(new Entry.Delivery(time.now(), rule.bus().account(), rule.name(), target.arn(),
                    event.path("id").asText()));
        } catch (AwsError e) {
            String queue = target.deadLetterConfig() == null ? "" : target.deadLetterConfig().arn();
            undelivered.add(new Undelivered(
                    time.now(), rule.arn(), target.arn(), event, code(e), e.toString(), queue));
        }
    }

    private TargetService service(Target target) {
        TargetService service = services.get(Targets.service(target.arn()));
        if (service == null) {
            throw new AwsError("ResourceNotFoundException", "This lab was set up without the service of "
                    + target.arn());
        }
        return service;
    }

    private static String code(AwsError error) {
        if (NOT_THERE.contains(error.code())) {
            return "NO_RESOURCE";
        }
        return NOT_ALLOWED.contains(error.code()) ? "NO_PERMISSIONS" : error.code();
    }
}
