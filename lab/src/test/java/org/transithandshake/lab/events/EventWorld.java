package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.fakes.World;
import org.transithandshake.lab.lambda.LambdaService;
import org.transithandshake.lab.sns.Topics;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Two accounts with a custom bus each, state machines that remember what started them, and a helper or two. */
final class EventWorld {
    static final String MACHINE = "arn:aws:states:eu-west-1:222222222222:stateMachine:connect";
    static final String ROLE = "arn:aws:iam::222222222222:role/rule";
    final World world = new World();
    final List<JsonNode> started = new ArrayList<>();
    final List<String> origins = new ArrayList<>();
    final Topics topics = new Topics(world.time, world.journal, world.authorizer);
    final LambdaService lambda = new LambdaService(world.time, world.delays, world.journal, world.authorizer,
            (handler, environment, keys) -> (in, out, context) -> in.transferTo(out), caller -> null, topics);
    final EventBuses buses;

    EventWorld(Switches switches) {
        buses = new EventBuses(World.REGION, world.time, world.delays, world.journal, world.authorizer, switches);
        buses.reach(lambda);
        buses.reach(topics);
        buses.reach(this::start);
        bus(World.HUB, "doors");
        bus(World.SPOKE, "doors");
    }

    private String start(String machine, JsonNode input, String origin) {
        if (!machine.equals(MACHINE)) {
            throw new AwsError("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + machine + "'");
        }
        started.add(input);
        origins.add(origin);
        return machine.replace(":stateMachine:", ":execution:") + ":" + started.size();
    }

    void bus(String account, String name) {
        World.put(buses.resourceTypes(), "AWS::Events::EventBus", account, "Bus-" + name, "{'Name':'" + name + "'}");
    }

    /** Lets an account put events on the hub's custom bus. */
    void admit(String account) {
        World.put(buses.resourceTypes(), "AWS::Events::EventBusPolicy", World.HUB, "Policy" + account,
                "{'EventBusName':'doors','StatementId':'s" + account + "','Statement':{'Effect':'Allow',"
                        + "'Principal':{'AWS':'" + account + "'},'Action':'events:PutEvents','Resource':'"
                        + busArn(World.HUB, "doors") + "'}}");
    }

    /** A rule for source {@code app}; {@code target} is its one target's properties without the id. */
    String rule(String account, String bus, String name, String target) {
        return World.put(buses.resourceTypes(), "AWS::Events::Rule", account, name, "{'Name':'" + name
                + "','EventBusName':'" + bus + "','EventPattern':{'source':['app']},'Targets':[{'Id':'t'," + target
                + "}]}").attributes().get("Arn");
    }

    static String busArn(String account, String name) {
        return "arn:aws:events:eu-west-1:" + account + ":event-bus/" + name;
    }

    static String toBus(String account, String name) {
        return "'Arn':'" + busArn(account, name) + "','RoleArn':'" + ROLE + "'";
    }

    static String toMachine() {
        return "'Arn':'" + MACHINE + "','RoleArn':'" + ROLE + "'";
    }

    static PutEventsRequestEntry entry(String bus) {
        return PutEventsRequestEntry.builder().eventBusName(bus).source("app").detailType("Rang").detail("{\"a\":1}")
                .build();
    }

    PutEventsResponse put(String account, PutEventsRequestEntry... entries) {
        return world.call(buses.operations(), World.role(account),
                PutEventsRequest.builder().entries(entries).build(), PutEventsResponse.class);
    }

    PutEventsResultEntry putOne(String account, PutEventsRequestEntry entry) {
        return put(account, entry).entries().getFirst();
    }
}
