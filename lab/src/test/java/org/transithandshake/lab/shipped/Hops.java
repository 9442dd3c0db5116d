package org.transithandshake.lab.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.template.Stack;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;

/**
 * Both stacks as deployed with some options, the asynchronous hops that are in them, and what breaks one. Nothing in
 * them works on anything, so a test leaves nothing behind but messages and faults; {@link #again} takes those away.
 */
final class Hops {
    /** SQS purges a queue once a minute at most (PurgeQueue, API Reference). */
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);
    private static final String EXAMPLE_OF_A_PROFILE = "ga3tqep";
    private static final int ALWAYS = 10_000;

    final Lab lab = new Lab(LabSetup.quiet());
    private final Options options;
    private final Map<String, Stack> stacks;
    private final List<Faults.Rule<?>> script = new ArrayList<>();
    private final List<Hop> rules;
    private int from;

    Hops(Options options) {
        this.options = options;
        Landscape land = new Landscape(lab, Shipped.TEMPLATE, 1);
        stacks = new TreeMap<>();
        stacks.put(Landscape.SPOKE, land.deploySpoke(Landscape.SPOKE, "10.2.0.0/16", options.spoke()));
        stacks.put(Landscape.HUB, land.deployHub(List.of(Landscape.SPOKE), options.hub()));
        rules = withTargets();
        again();
    }

    /** As after the deployment: nothing fails any more, queues are empty, no alarm rings. */
    Hops again() {
        mend();
        waitFor(BETWEEN_PURGES);
        all("AWS::SQS::Queue").forEach(queue -> call(queue.account(), "sqs", "PurgeQueue",
                PurgeQueueRequest.builder().queueUrl(resource(queue.account(), queue.id())).build()));
        settle();
        from = lab.journal().entries().size();
        return this;
    }

    /** Nothing fails any more. */
    void mend() {
        script.forEach(Faults.Rule::lift);
        script.clear();
    }

    void settle() {
        lab.time().runUntilIdle();
    }

    /** Lets schedules strike: sweeps within 15 minutes of the deployment, the daily check within 24 hours. */
    void waitFor(Duration time) {
        lab.time().runFor(time);
        settle();
    }

    Stream<Hop> rules() {
        return rules.stream();
    }

    private List<Hop> withTargets() {
        Map<String, List<JsonNode>> events = new TreeMap<>();
        stacks.keySet().forEach(account -> events.put(account, Shipped.files(Shipped.EVENTS).stream()
                .map(Shipped::json).map(event -> asDelivered(account, event)).toList()));
        return all("AWS::Events::Rule").flatMap(rule -> targets(rule).map(to -> new Hop(options, rule.account(),
                rule.id(), rule.arn(), to, eventFor(rule, events.get(rule.account()))))).toList();
    }

    private Stream<String> targets(Hop rule) {
        return made(rule).path("Targets").valueStream().map(target -> target.path("Arn").asText());
    }

    /** With what its rule hands it, if a rule invokes it, for what it keeps is that. */
    Stream<Hop> functions() {
        return all("AWS::Lambda::EventInvokeConfig").map(config -> {
            String name = made(config).path("FunctionName").asText();
            String arn = "arn:aws:lambda:" + Lab.REGION + ":" + config.account() + ":function:" + name;
            JsonNode event = rules().filter(rule -> rule.isIn(config.account()) && rule.to().equals(arn))
                    .map(Hop::event).findFirst().orElseGet(JsonNodeFactory.instance::objectNode);
            return new Hop(options, config.account(), config.id(), arn, "", event);
        });
    }

    Stream<Hop> schedules() {
        return all("AWS::Scheduler::Schedule").map(schedule -> new Hop(options, schedule.account(), schedule.id(),
                schedule.arn(), made(schedule).at("/Target/Arn").asText(), schedule.event()));
    }

    Stream<Hop> machines() {
        return all("AWS::StepFunctions::StateMachine");
    }

    Stream<Hop> alarms() {
        return all("AWS::CloudWatch::Alarm");
    }

    /** Whoever is invoked by a rule, a schedule or CloudFormation; nobody waits for its answer. */
    Set<String> invokedLater() {
        Stream<String> custom = all("AWS::CloudFormation::CustomResource")
                .map(one -> made(one).path("ServiceToken").asText());
        return Stream.of(rules().filter(Hop::callsAFunction).map(Hop::to), schedules().map(Hop::to), custom)
                .flatMap(stream -> stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The resources of this type in both stacks. */
    Stream<Hop> all(String type) {
        return stacks.keySet().stream().flatMap(account -> stacks.get(account).made().entrySet().stream()
                .filter(made -> made.getValue().type().equals(type))
                .map(made -> new Hop(options, account, made.getKey(), arn(account, type, made.getKey()), "",
                        JsonNodeFactory.instance.objectNode())));
    }

    private JsonNode made(Hop hop) {
        return stacks.get(hop.account()).made().get(hop.id()).properties();
    }

    private String resource(String account, String id) {
        return stacks.get(account).resources().get(id);
    }

    private String arn(String account, String type, String id) {
        String ref = resource(account, id);
        String owner = Lab.REGION + ":" + account + ":";
        return switch (type) {
            case "AWS::Events::Rule" -> "arn:aws:events:" + owner + "rule/" + ref.replace('|', '/');
            case "AWS::Scheduler::Schedule" -> "arn:aws:scheduler:" + owner + "schedule/default/" + ref;
            case "AWS::SQS::Queue" -> "arn:aws:sqs:" + owner + ref.substring(ref.lastIndexOf('/') + 1);
            default -> ref;
        };
    }

    private JsonNode eventFor(Hop rule, List<JsonNode> events) {
        return events.stream()
                .filter(event -> lab.buses().matching(rule.account(), bus(rule), event).contains(rule.name()))
                // What another account sent is not sent on a second time.
                .min(Comparator.comparing(event -> !event.path("account").asText().equals(rule.account())))
                .orElseThrow(() -> new AssertionError("no file of events/ meets the rule " + rule));
    }

    private String bus(Hop rule) {
        return made(rule).path("EventBusName").asText("default");
    }

    /** The ids of stacks and profiles are examples. */
    private JsonNode asDelivered(String account, JsonNode event) {
        if (event.at("/detail/stack-id").asText().contains("stack/" + Landscape.STACK + "/")) {
            ((ObjectNode) event.path("detail")).put("stack-id", stacks.get(account).id());
        }
        JsonNode profile = event.at("/detail/ConfigurationProfile");
        if (profile.path("Id").asText().equals(EXAMPLE_OF_A_PROFILE) && resource(account, "PolicyProfile") != null) {
            ((ObjectNode) profile).put("Id", resource(account, "PolicyProfile"));
        }
        return event;
    }

    /** The rule cannot hand over, or the schedule cannot invoke. */
    void refuse(Hop hop, int times, Fault.Refused fault) {
        script.add(lab.faults().deliveries(delivery -> delivery.account().equals(hop.account())
                && delivery.rule().equals(hop.name()), 1, times, fault));
    }

    void deliver(Hop rule) {
        lab.buses().deliver(rule.account(), bus(rule), rule.event());
        settle();
    }

    void invocations(Predicate<Faults.Invocation> which, Fault fault) {
        script.add(lab.faults().invocations(which, 1, ALWAYS, fault));
    }

    void calls(Predicate<Faults.Call> which, Fault fault) {
        script.add(lab.faults().calls(which, 1, ALWAYS, fault));
    }

    /** The attributes of the messages in a queue of the stack. */
    List<Map<String, String>> kept(String account, String queue) {
        return lab.queues().attributes(arn(account, "AWS::SQS::Queue", queue)).stream().map(attributes -> {
            Map<String, String> texts = new TreeMap<>();
            attributes.forEach((name, value) -> texts.put(name, value.stringValue()));
            return texts;
        }).toList();
    }

    List<JsonNode> bodies(String account, String queue) {
        return lab.queues().bodies(arn(account, "AWS::SQS::Queue", queue)).stream().map(Shipped::parse).toList();
    }

    /** What happened since the stacks were deployed {@linkplain #again again}. */
    <T extends Entry> Stream<T> since(Class<T> type) {
        return lab.journal().entries().stream().skip(from).filter(type::isInstance).map(type::cast);
    }

    List<Entry.Message> messages() {
        return since(Entry.Message.class).toList();
    }

    /** The alarms that rang, as {@code account logicalId}. */
    Set<String> rang() {
        return messages().stream().filter(message -> message.subject().startsWith("ALARM: "))
                .map(message -> message.account() + " " + logical(message.subject().split("\"")[1]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String logical(String physical) {
        return physical.substring(Landscape.STACK.length() + 1, physical.lastIndexOf('-'));
    }

    SdkPojo call(String account, String service, String operation, SdkPojo request) {
        return lab.api().call(Caller.person(account, Lab.REGION), service, operation, request);
    }
}
