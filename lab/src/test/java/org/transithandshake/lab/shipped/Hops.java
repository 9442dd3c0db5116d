package org.transithandshake.lab.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.template.Stack;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** Both stacks as deployed, and the asynchronous hops that are in them. */
final class Hops {
    private static final String BUS = "transit-handshake";
    private static final Pattern START = Pattern.compile("start-execution .*--state-machine-arn (\\S+?)[.;]?(\\s|$)");
    private static final Pattern PUT = Pattern.compile("put-events .*--entries '(\\[.*])'");

    final Lab lab = new Lab(LabSetup.quiet());
    private final Map<String, Stack> stacks;

    /** A rule and its target, with an event that takes it. */
    record Hop(String account, String bus, String rule, String arn, String target, JsonNode event) {
        boolean callsAFunction() {
            return target.startsWith("arn:aws:lambda:");
        }

        @Override
        public String toString() {
            return account + " " + rule;
        }
    }

    record Machine(String account, String name, String arn) {
        /** Named after the machine's logical id: ConnectAlarm for transit-handshake-connect. */
        String alarm() {
            String id = name.substring(Landscape.STACK.length() + 1);
            return Character.toUpperCase(id.charAt(0)) + id.substring(1) + "Alarm";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    Hops() {
        Landscape land = new Landscape(lab, Shipped.TEMPLATE, 1);
        stacks = Map.of(Landscape.SPOKE, land.deploySpoke(Landscape.SPOKE, "10.2.0.0/16", Map.of()),
                Landscape.HUB, land.deployHub(List.of(Landscape.SPOKE), Map.of()));
        settle();
    }

    void settle() {
        lab.time().runUntilIdle();
    }

    Stream<Hop> rules() {
        return Stream.of(Landscape.HUB, Landscape.SPOKE).flatMap(account -> Stream.of("default", BUS)
                .flatMap(bus -> rules(account, bus)));
    }

    private Stream<Hop> rules(String account, String bus) {
        ListRulesResponse rules = (ListRulesResponse) call(account, "events", "ListRules",
                ListRulesRequest.builder().eventBusName(bus).build());
        return rules.rules().stream().flatMap(rule -> targets(account, bus, rule));
    }

    private Stream<Hop> targets(String account, String bus, Rule rule) {
        ListTargetsByRuleResponse targets = (ListTargetsByRuleResponse) call(account, "events", "ListTargetsByRule",
                ListTargetsByRuleRequest.builder().eventBusName(bus).rule(rule.name()).build());
        return targets.targets().stream().map(target ->
                new Hop(account, bus, rule.name(), rule.arn(), target.arn(), eventFor(account, bus, rule.name())));
    }

    private JsonNode eventFor(String account, String bus, String rule) {
        return Shipped.files(Shipped.EVENTS).stream().map(Shipped::json).map(event -> asDelivered(account, event))
                .filter(event -> lab.buses().matching(account, bus, event).contains(rule))
                // What another account sent is not sent on a second time.
                .min(Comparator.comparing(event -> !event.path("account").asText().equals(account)))
                .orElseThrow(() -> new AssertionError("no file of events/ meets the rule " + rule));
    }

    private JsonNode asDelivered(String account, JsonNode event) {
        if (event.at("/detail/stack-id").asText().contains("stack/" + Landscape.STACK + "/")) {
            ((ObjectNode) event.path("detail")).put("stack-id", stacks.get(account).id());
        }
        return event;
    }

    Stream<Machine> machines() {
        return Stream.of(Landscape.HUB, Landscape.SPOKE).flatMap(account -> lab.sfn(account).listStateMachines(r -> { })
                .stateMachines().stream().map((StateMachineListItem item) ->
                        new Machine(account, item.name(), item.stateMachineArn())));
    }

    void start(Machine machine) {
        lab.sfn(machine.account()).startExecution(r -> r.stateMachineArn(machine.arn()).input("{}"));
    }

    /** The attributes of the messages in a queue of the stack. */
    List<Map<String, String>> kept(String account, String queue) {
        return lab.queues().attributes(queue(account, queue)).stream().map(attributes -> {
            Map<String, String> texts = new TreeMap<>();
            attributes.forEach((name, value) -> texts.put(name, value.stringValue()));
            return texts;
        }).toList();
    }

    List<JsonNode> bodies(String account, String queue) {
        return lab.queues().bodies(queue(account, queue)).stream().map(Shipped::parse).toList();
    }

    private String queue(String account, String logicalId) {
        String url = stacks.get(account).resources().get(logicalId);
        return "arn:aws:sqs:" + Lab.REGION + ":" + account + ":" + url.substring(url.lastIndexOf('/') + 1);
    }

    List<Entry.Message> messages() {
        return lab.journal().of(Entry.Message.class).toList();
    }

    /** The alarms that rang, as {@code account logicalId}. */
    Set<String> alarms() {
        return messages().stream().filter(message -> message.subject().startsWith("ALARM: "))
                .map(message -> message.account() + " " + logical(message.subject().split("\"")[1]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> everyAlarm() {
        return Stream.of(Landscape.HUB, Landscape.SPOKE).flatMap(account -> lab.cloudWatch().alarms(account).stream()
                .map(alarm -> account + " " + logical(alarm))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String logical(String physical) {
        return physical.substring(Landscape.STACK.length() + 1, physical.lastIndexOf('-'));
    }

    static String description(String alarm) {
        return Shipped.parse(alarm).path("AlarmDescription").asText();
    }

    /** Carries out the command that finishes the work, as a person of the account. */
    void run(String account, String text) {
        Matcher start = START.matcher(text);
        Matcher put = PUT.matcher(text);
        if (start.find()) {
            lab.sfn(account).startExecution(r -> r.stateMachineArn(start.group(1)));
        } else if (put.find()) {
            JsonNode entry = Shipped.parse(put.group(1)).get(0);
            call(account, "events", "PutEvents", PutEventsRequest.builder().entries(PutEventsRequestEntry.builder()
                    .eventBusName(entry.path("EventBusName").asText()).source(entry.path("Source").asText())
                    .detailType(entry.path("DetailType").asText()).detail(entry.path("Detail").asText()).build())
                    .build());
        } else {
            throw new AssertionError("no command in: " + text);
        }
    }

    private Object call(String account, String service, String operation, SdkPojo request) {
        return lab.api().call(Caller.person(account, Lab.REGION), service, operation, request);
    }
}
