package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.EventSink;
import org.transithandshake.lab.api.Executions;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.lambda.LambdaService;
import org.transithandshake.lab.sns.Topics;
import org.transithandshake.lab.sqs.Queues;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;

/**
 * Amazon EventBridge in one Region: the classic event buses of every account, their rules, targets and policies.
 *
 * <p>Rules call functions, topics, queues and state machines once these services are {@linkplain #reach made known};
 * other buses they reach by themselves.
 */
public final class EventBuses implements EventSink {
    private final Timeline time;
    private final Authorizer authorizer;
    private final Buses buses;
    private final Envelopes envelopes;
    private final Switches switches;
    private final RuleRole roles;
    private final DeadLetters deadLetters;
    private final Archives archives;
    private final Router router;
    private final Replays replays;

    public EventBuses(String region, Timeline time, Delays delays, Journal journal, Authorizer authorizer,
            Switches switches) {
        this(region, time, delays, journal, authorizer, switches, new Faults());
    }

    /** @param faults what goes wrong here */
    public EventBuses(String region, Timeline time, Delays delays, Journal journal, Authorizer authorizer,
            Switches switches, Faults faults) {
        this.time = time;
        this.authorizer = authorizer;
        this.buses = new Buses(region);
        this.envelopes = new Envelopes(region, time.random("events"));
        this.roles = new RuleRole(authorizer);
        this.switches = switches;
        this.archives = new Archives(buses, time);
        this.deadLetters = new DeadLetters(authorizer);
        this.router = new Router(time, delays, journal, switches, deadLetters, faults, archives);
        this.replays = new Replays(archives, buses, router, time);
        router.reach("events", new BusTarget(buses, authorizer, roles, router));
    }

    /** Lets rules call functions. */
    public void reach(LambdaService lambda) {
        router.reach("lambda", new FunctionTarget(lambda, authorizer));
    }

    /** Lets rules publish on topics. */
    public void reach(Topics topics) {
        router.reach("sns", new TopicTarget(topics, authorizer, roles));
    }

    /** Lets rules send to queues, and keep there what they could not hand over. */
    public void reach(Queues queues) {
        deadLetters.reach(queues);
        router.reach("sqs", new QueueTarget(queues, authorizer, roles));
    }

    /** Lets rules start executions. */
    public void reach(Executions executions) {
        router.reach("states", new StateMachineTarget(executions, roles));
    }

    public Operations operations() {
        Operations operations = new Operations("events");
        new PutEvents(buses, envelopes, router, authorizer, time, switches).addTo(operations);
        new BusOperations(buses).addTo(operations);
        new RuleOperations(buses).addTo(operations);
        new ArchiveOperations(archives, time).addTo(operations);
        new ReplayOperations(replays, buses).addTo(operations);
        new BusEditing(buses).addTo(operations);
        return operations;
    }

    public List<ResourceType> resourceTypes() {
        return List.of(new EventBusType(buses), new EventBusPolicyType(buses), new RuleType(buses),
                new ArchiveType(archives));
    }

    @Override
    public void emit(String account, String source, String detailType, List<String> resources, JsonNode detail) {
        JsonNode envelope = envelopes.wrap(account, source, detailType, time.now(), resources, detail);
        deliver(account, BusAddress.DEFAULT, envelope);
    }

    /**
     * Puts a ready-made event on a bus, as a replay does; nothing is checked or added.
     *
     * @throws AwsError {@code ResourceNotFoundException} when there is no such bus
     */
    public void deliver(String account, String busName, JsonNode envelope) {
        router.arrive(buses.get(new BusAddress(account, busName)), envelope, false);
    }

    /** The names of the enabled rules that match the event, in the order of their creation. */
    public List<String> matching(String account, String busName, JsonNode envelope) {
        return buses.get(new BusAddress(account, busName)).matching(envelope).stream().map(Rule::name).toList();
    }

    /** The names of the account's buses. */
    public List<String> names(String account) {
        return buses.of(account).stream().map(bus -> bus.address().name()).toList();
    }

    /** What each rule of the account says to the event, bus by bus, in the order of their creation. */
    public List<RuleVerdict> verdicts(String account, JsonNode envelope) {
        return buses.of(account).stream().flatMap(bus -> bus.rules().stream())
                .map(rule -> RuleVerdict.of(rule, envelope)).toList();
    }

    /** Every delivery that was given up. */
    public List<Undelivered> undelivered() {
        return router.undelivered();
    }
}
