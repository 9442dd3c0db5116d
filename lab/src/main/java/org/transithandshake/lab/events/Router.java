package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.time.Delay;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Takes each event that reaches a bus to the targets of the rules that match it. */
final class Router {
    private final Timeline time;
    private final Delays delays;
    private final Journal journal;
    private final Switches switches;
    private final DeadLetters deadLetters;
    private final Faults faults;
    private final Archives archives;
    private final Map<String, TargetService> services = new HashMap<>();
    private final List<Undelivered> undelivered = new ArrayList<>();

    Router(Timeline time, Delays delays, Journal journal, Switches switches, DeadLetters deadLetters,
            Faults faults, Archives archives) {
        this.archives = archives;
        this.time = time;
        this.deadLetters = deadLetters;
        this.faults = faults;
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
        arrive(bus, event, forwarded, rule -> true);
    }

    /** @param heard the rules that may hear of it */
    void arrive(Bus bus, JsonNode event, boolean forwarded, Predicate<Rule> heard) {
        BusAddress at = bus.address();
        archives.take(at, event);
        journal.write(new Entry.Event(time.now(), at.account(), at.name(), event.path("source").asText(),
                event.path("detail-type").asText(), event.toString()));
        for (Rule rule : bus.matching(event).stream().filter(heard).toList()) {
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
        Attempt attempt = new Attempt(rule, target, event, time.now(), 0);
        Runnable delivery = () -> deliver(attempt);
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

    private void deliver(Attempt attempt) {
        Rule rule = attempt.rule();
        Target target = attempt.target();
        try {
            suffer(rule, target, attempt.event());
            JsonNode input = TargetInput.of(target, rule, attempt.event(), attempt.ingested());
            service(target).call(new Shipment(rule, target, attempt.event(), input));
            journal.write(new Entry.Delivery(time.now(), rule.bus().account(), rule.name(), target.arn(),
                    attempt.event().path("id").asText()));
        } catch (AwsError e) {
            failed(attempt, e);
        }
    }

    private void suffer(Rule rule, Target target, JsonNode event) {
        Faults.Delivery delivery = new Faults.Delivery(rule.bus().account(), rule.name(), target.arn(), event);
        faults.of(delivery).ifPresent(refused -> {
            throw refused.error();
        });
    }

    private void failed(Attempt attempt, AwsError error) {
        ErrorCode code = ErrorCode.of(error);
        Optional<String> exhausted = code.passing() ? attempt.exhausted(time.now()) : Optional.empty();
        if (code.passing() && exhausted.isEmpty()) {
            time.spawn("rule " + attempt.rule().name(), attempt.backoff(), () -> deliver(attempt.again()));
            return;
        }
        String queue = deadLetters.take(attempt, code, error.toString(), exhausted);
        undelivered.add(new Undelivered(time.now(), attempt.rule().arn(), attempt.target().arn(), attempt.event(),
                code.name(), error.toString(), queue));
    }

    private TargetService service(Target target) {
        TargetService service = services.get(Targets.service(target.arn()));
        if (service == null) {
            throw new AwsError("ResourceNotFoundException", "This lab was set up without the service of "
                    + target.arn());
        }
        return service;
    }
}
