package org.transithandshake.lab.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Pages;
import org.transithandshake.lab.api.Pages.Page;
import org.transithandshake.lab.iam.Iam;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionResponse;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;

/** Makes and ends buses, rules and targets, and changes who may put events on a bus. */
final class BusEditing {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Buses buses;

    BusEditing(Buses buses) {
        this.buses = buses;
    }

    void addTo(Operations operations) {
        operations
                .on(CreateEventBusRequest.class, this::create,
                        (caller, q) -> onBus("events:CreateEventBus", caller, q.name()))
                .on(DeleteEventBusRequest.class, this::delete,
                        (caller, q) -> onBus("events:DeleteEventBus", caller, q.name()))
                .on(PutPermissionRequest.class, this::permit,
                        (caller, q) -> onBus("events:PutPermission", caller, q.eventBusName()))
                .on(RemovePermissionRequest.class, this::forbid,
                        (caller, q) -> onBus("events:RemovePermission", caller, q.eventBusName()))
                .on(DeleteRuleRequest.class, this::deleteRule,
                        (caller, q) -> onRule("events:DeleteRule", caller, q.eventBusName(), q.name()))
                .on(RemoveTargetsRequest.class, this::removeTargets,
                        (caller, q) -> onRule("events:RemoveTargets", caller, q.eventBusName(), q.rule()))
                .on(ListRuleNamesByTargetRequest.class, this::rulesOf);
    }

    private List<Access> onBus(String action, Caller caller, String bus) {
        return List.of(new Access(action, buses.address(bus, caller.account()).arn(buses.region())));
    }

    private List<Access> onRule(String action, Caller caller, String bus, String name) {
        return List.of(new Access(action,
                Rules.create(buses.address(bus, caller.account()), buses.region(), name).arn()));
    }

    private CreateEventBusResponse create(Caller caller, CreateEventBusRequest request) {
        String name = String.valueOf(request.name());
        BusAddress address = buses.address(name, caller.account());
        if (name.contains("/") || name.startsWith("arn:")) {
            throw new AwsError("ValidationException", "Not a name for a custom event bus: " + name);
        }
        if (buses.find(address).isPresent()) {
            throw new AwsError("ResourceAlreadyExistsException", "Event bus " + name + " already exists.");
        }
        String arn = buses.create(address).address().arn(buses.region());
        return CreateEventBusResponse.builder().eventBusArn(arn).build();
    }

    /** One that is not there is no error, as with rules; the default one stays. */
    private DeleteEventBusResponse delete(Caller caller, DeleteEventBusRequest request) {
        BusAddress address = buses.address(request.name(), caller.account());
        if (address.name().equals(BusAddress.DEFAULT)) {
            throw new AwsError("ValidationException", "Cannot delete event bus default.");
        }
        buses.find(address).ifPresent(bus -> {
            if (!bus.rules().isEmpty()) {
                throw new AwsError("ValidationException", "Event bus " + bus.address().name() + " has rules.");
            }
            buses.delete(address);
        });
        return DeleteEventBusResponse.builder().build();
    }

    /** With the whole policy, or with the parts of one statement (API reference, PutPermission). */
    private PutPermissionResponse permit(Caller caller, PutPermissionRequest request) {
        Bus bus = buses.own(request.eventBusName(), caller.account());
        if (request.policy() == null) {
            bus.allow(required("StatementId", request.statementId()), statement(bus, request));
        } else {
            JsonNode policy = policy(request.policy());
            bus.forbidAll();
            for (JsonNode statement : policy.path("Statement")) {
                bus.allow(required("Sid", NestedProperties.text(statement, "Sid")), statement);
            }
        }
        return PutPermissionResponse.builder().build();
    }

    private static JsonNode policy(String text) {
        try {
            JsonNode policy = JSON.readTree(text);
            Iam.requireResourcePolicy(policy);
            return policy;
        } catch (JsonProcessingException e) {
            throw new AwsError("ValidationException", "Policy is no JSON: " + e.getOriginalMessage());
        }
    }

    private JsonNode statement(Bus bus, PutPermissionRequest request) {
        String principal = required("Principal", request.principal());
        ObjectNode statement = JSON.createObjectNode().put("Sid", request.statementId()).put("Effect", "Allow")
                .put("Action", required("Action", request.action()))
                .put("Resource", bus.address().arn(buses.region()));
        if (principal.equals("*")) {
            statement.put("Principal", "*");
        } else {
            statement.putObject("Principal").put("AWS", "arn:aws:iam::" + principal + ":root");
        }
        if (request.condition() != null) {
            statement.putObject("Condition").putObject(request.condition().type())
                    .put(request.condition().key(), request.condition().value());
        }
        return statement;
    }

    private static String required(String name, String value) {
        if (value == null) {
            throw new AwsError("ValidationException", "Parameter " + name + " must be specified.");
        }
        return value;
    }

    private RemovePermissionResponse forbid(Caller caller, RemovePermissionRequest request) {
        Bus bus = buses.own(request.eventBusName(), caller.account());
        if (Boolean.TRUE.equals(request.removeAllPermissions())) {
            bus.forbidAll();
        } else if (!bus.forbid(required("StatementId", request.statementId()))) {
            throw new AwsError("ResourceNotFoundException", "Statement " + request.statementId() + " does not exist.");
        }
        return RemovePermissionResponse.builder().build();
    }

    private DeleteRuleResponse deleteRule(Caller caller, DeleteRuleRequest request) {
        Bus bus = buses.own(request.eventBusName(), caller.account());
        if (bus.has(request.name())) {
            if (!bus.rule(request.name()).targets().isEmpty()) {
                throw new AwsError("ValidationException", "Rule can't be deleted since it has targets.");
            }
            bus.remove(request.name());
        }
        return DeleteRuleResponse.builder().build();
    }

    private RemoveTargetsResponse removeTargets(Caller caller, RemoveTargetsRequest request) {
        Bus bus = buses.own(request.eventBusName(), caller.account());
        Rule rule = bus.rule(request.rule());
        bus.put(rule.with(rule.targets().stream().filter(one -> !request.ids().contains(one.id())).toList()));
        return RemoveTargetsResponse.builder().failedEntryCount(0).build();
    }

    private ListRuleNamesByTargetResponse rulesOf(Caller caller, ListRuleNamesByTargetRequest request) {
        List<String> names = buses.own(request.eventBusName(), caller.account()).rules().stream()
                .filter(rule -> rule.targets().stream().anyMatch(one -> one.arn().equals(request.targetArn())))
                .map(Rule::name).toList();
        Page<String> page = Pages.large().cut(names, request.limit(), request.nextToken(), "ValidationException");
        return ListRuleNamesByTargetResponse.builder().ruleNames(page.items()).nextToken(page.nextToken()).build();
    }
}
