package org.transithandshake.lab.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Pages;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternRequest;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternResponse;

/** Reads and changes the rules of the caller's buses. */
final class RuleOperations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ENVELOPE =
            List.of("id", "account", "source", "time", "region", "resources", "detail-type");
    private final Buses buses;

    RuleOperations(Buses buses) {
        this.buses = buses;
    }

    void addTo(Operations operations) {
        operations
                .on(ListRulesRequest.class, this::list)
                .on(DescribeRuleRequest.class, this::describe,
                        (caller, q) -> needs("events:DescribeRule", caller, q.eventBusName(), q.name()))
                .on(ListTargetsByRuleRequest.class, this::targets,
                        (caller, q) -> needs("events:ListTargetsByRule", caller, q.eventBusName(), q.rule()))
                .on(PutRuleRequest.class, this::put,
                        (caller, q) -> needs("events:PutRule", caller, q.eventBusName(), q.name()))
                .on(PutTargetsRequest.class, this::putTargets,
                        (caller, q) -> needs("events:PutTargets", caller, q.eventBusName(), q.rule()))
                .on(EnableRuleRequest.class, this::enable,
                        (caller, q) -> needs("events:EnableRule", caller, q.eventBusName(), q.name()))
                .on(DisableRuleRequest.class, this::disable,
                        (caller, q) -> needs("events:DisableRule", caller, q.eventBusName(), q.name()))
                .on(TestEventPatternRequest.class, this::test);
    }

    private List<Access> needs(String action, Caller caller, String bus, String name) {
        BusAddress address = buses.address(bus, caller.account());
        return List.of(new Access(action, Rules.create(address, buses.region(), name).arn()));
    }

    private Rule rule(Caller caller, String bus, String name) {
        return buses.own(bus, caller.account()).rule(name);
    }

    private ListRulesResponse list(Caller caller, ListRulesRequest request) {
        String prefix = request.namePrefix() == null ? "" : request.namePrefix();
        var all = buses.own(request.eventBusName(), caller.account()).rules().stream()
                .filter(rule -> rule.name().startsWith(prefix)).map(RuleOperations::summary).toList();
        var page = Pages.large().cut(all, request.limit(), request.nextToken(), "ValidationException");
        return ListRulesResponse.builder().rules(page.items()).nextToken(page.nextToken()).build();
    }

    private static software.amazon.awssdk.services.eventbridge.model.Rule summary(Rule rule) {
        return software.amazon.awssdk.services.eventbridge.model.Rule.builder().name(rule.name()).arn(rule.arn())
                .eventPattern(rule.pattern()).state(rule.state()).description(rule.description())
                .eventBusName(rule.bus().name()).build();
    }

    private DescribeRuleResponse describe(Caller caller, DescribeRuleRequest request) {
        Rule rule = rule(caller, request.eventBusName(), request.name());
        return DescribeRuleResponse.builder().name(rule.name()).arn(rule.arn()).eventPattern(rule.pattern())
                .state(rule.state()).description(rule.description()).eventBusName(rule.bus().name())
                .createdBy(rule.bus().account()).build();
    }

    private ListTargetsByRuleResponse targets(Caller caller, ListTargetsByRuleRequest request) {
        var page = Pages.large().cut(rule(caller, request.eventBusName(), request.rule()).targets(), request.limit(),
                request.nextToken(), "ValidationException");
        return ListTargetsByRuleResponse.builder().targets(page.items()).nextToken(page.nextToken()).build();
    }

    private PutRuleResponse put(Caller caller, PutRuleRequest request) {
        Rules.refuseSchedule(request.scheduleExpression());
        Bus bus = buses.own(request.eventBusName(), caller.account());
        Rule rule = new Rule(bus.address(), buses.region(), request.name(), request.description(),
                Rules.pattern(request.eventPattern()), Rules.state(request.stateAsString()),
                bus.has(request.name()) ? bus.rule(request.name()).targets() : List.of());
        bus.put(rule);
        return PutRuleResponse.builder().ruleArn(rule.arn()).build();
    }

    private PutTargetsResponse putTargets(Caller caller, PutTargetsRequest request) {
        Bus bus = buses.own(request.eventBusName(), caller.account());
        Rule rule = bus.rule(request.rule());
        Rule changed = rule.with(Targets.merge(rule, request.targets()));
        Targets.check(changed);
        bus.put(changed);
        return PutTargetsResponse.builder().failedEntryCount(0).build();
    }

    private EnableRuleResponse enable(Caller caller, EnableRuleRequest request) {
        change(caller, request.eventBusName(), request.name(), RuleState.ENABLED);
        return EnableRuleResponse.builder().build();
    }

    private DisableRuleResponse disable(Caller caller, DisableRuleRequest request) {
        change(caller, request.eventBusName(), request.name(), RuleState.DISABLED);
        return DisableRuleResponse.builder().build();
    }

    private void change(Caller caller, String bus, String name, RuleState state) {
        buses.own(bus, caller.account()).put(rule(caller, bus, name).with(state));
    }

    private TestEventPatternResponse test(Caller caller, TestEventPatternRequest request) {
        JsonNode event = event(request.event());
        Rule probe = Rules.create(new BusAddress(caller.account(), "test"), buses.region(), "probe");
        Bus bus = new Bus(probe.bus());
        bus.put(new Rule(probe.bus(), probe.region(), probe.name(), "", Rules.pattern(request.eventPattern()),
                RuleState.ENABLED, List.of()));
        return TestEventPatternResponse.builder().result(!bus.matching(event).isEmpty()).build();
    }

    private static JsonNode event(String text) {
        try {
            JsonNode event = JSON.readTree(String.valueOf(text));
            for (String field : ENVELOPE) {
                if (!event.hasNonNull(field)) {
                    throw new AwsError("ValidationException", "Parameter Event is not valid: it has no " + field + ".");
                }
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new AwsError("ValidationException", "Parameter Event is not valid: " + e.getOriginalMessage());
        }
    }
}
