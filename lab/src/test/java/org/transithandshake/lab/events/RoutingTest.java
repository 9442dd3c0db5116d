package org.transithandshake.lab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.transithandshake.lab.events.EventWorld.MACHINE;
import static org.transithandshake.lab.events.EventWorld.ROLE;
import static org.transithandshake.lab.events.EventWorld.busArn;
import static org.transithandshake.lab.events.EventWorld.entry;
import static org.transithandshake.lab.events.EventWorld.toBus;
import static org.transithandshake.lab.events.EventWorld.toMachine;
import static org.transithandshake.lab.fakes.World.HUB;
import static org.transithandshake.lab.fakes.World.SPOKE;
import static org.transithandshake.lab.fakes.World.START;
import static org.transithandshake.lab.fakes.World.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.fakes.World;

class RoutingTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:222222222222:function:admit";
    private static final String OTHER = "333333333333";
    private final EventWorld events = new EventWorld(Switches.quiet());

    private void function() {
        World.put(events.lambda.resourceTypes(), "AWS::Lambda::Function", HUB, "Admit",
                "{'FunctionName':'admit','Handler':'H','Runtime':'java25','Role':'" + ROLE + "'}");
    }

    private void send(String account, String bus) {
        assertThat(events.put(account, entry(bus)).failedEntryCount()).isZero();
        events.world.time.runUntilIdle();
    }

    private List<Entry.Event> arrived() {
        return events.world.entries(Entry.Event.class);
    }

    private Undelivered failure() {
        assertThat(events.world.entries(Entry.Delivery.class)).isEmpty();
        assertThat(events.buses.undelivered()).hasSize(1);
        return events.buses.undelivered().getFirst();
    }

    @Test
    void aFunctionThatLetsTheRuleInGetsTheEventHalfASecondLater() {
        function();
        String rule = events.rule(HUB, "doors", "ring", "'Arn':'" + FUNCTION + "'");
        World.put(events.lambda.resourceTypes(), "AWS::Lambda::Permission", HUB, "Allow",
                "{'FunctionName':'admit','Action':'lambda:InvokeFunction','Principal':'events.amazonaws.com',"
                        + "'SourceArn':'" + rule + "'}");
        send(HUB, "doors");

        String id = json(arrived().getFirst().json()).get("id").asText();
        assertThat(events.world.entries(Entry.Delivery.class)).containsExactly(
                new Entry.Delivery(START.plusMillis(500), HUB, "ring", FUNCTION, id));
        assertThat(events.world.entries(Entry.Invocation.class)).extracting(Entry.Invocation::origin)
                .containsExactly(rule);
    }

    @Test
    void aFunctionWithoutThePermissionIsNotCalled() {
        function();
        events.rule(HUB, "doors", "ring", "'Arn':'" + FUNCTION + "'");
        send(HUB, "doors");

        assertThat(failure().code()).isEqualTo("NO_PERMISSIONS");
        assertThat(events.world.entries(Entry.Invocation.class)).isEmpty();
    }

    @Test
    void aMissingFunctionIsReported() {
        String rule = events.rule(HUB, "doors", "ring", "'Arn':'" + FUNCTION + "'");
        send(HUB, "doors");
        assertThat(failure()).returns("NO_RESOURCE", Undelivered::code).returns(rule, Undelivered::ruleArn)
                .returns(FUNCTION, Undelivered::targetArn).returns("", Undelivered::deadLetter);
    }

    @Test
    void aStateMachineIsStartedByTheTargetsRole() {
        String rule = events.rule(HUB, "doors", "ring", toMachine());
        send(HUB, "doors");

        assertThat(events.started).containsExactly(json(arrived().getFirst().json()));
        assertThat(events.origins).containsExactly(rule);
        assertThat(events.world.authorizer.callers.getLast())
                .returns(ROLE, caller -> caller.role()).returns("rule ring", caller -> caller.actor());
    }

    @Test
    void aRoleThatDoesNotTrustEventBridgeStartsNothing() {
        events.world.authorizer.untrusted.add(ROLE);
        events.rule(HUB, "doors", "ring", toMachine());
        send(HUB, "doors");
        assertThat(failure().message()).contains("sts:AssumeRole");
        assertThat(events.started).isEmpty();
    }

    @Test
    void aRoleThatMayNotStartTheMachineStartsNothing() {
        events.world.authorizer.denied.add("states:StartExecution " + MACHINE);
        events.rule(HUB, "doors", "ring", toMachine());
        send(HUB, "doors");
        assertThat(failure().message()).contains("states:StartExecution");
        assertThat(events.started).isEmpty();
    }

    @Test
    void aTopicTakesTheTransformedEventWhenItsPolicyAdmitsTheRule() {
        String topic = World.put(events.topics.resourceTypes(), "AWS::SNS::Topic", HUB, "Topic", "{}").ref();
        String rule = events.rule(HUB, "doors", "ring", "'Arn':'" + topic + "','InputTransformer':{'InputPathsMap':"
                + "{'a':'$.detail.a'},'InputTemplate':'\\'a is <a>\\''}");
        send(HUB, "doors");
        assertThat(failure().code()).isEqualTo("NO_PERMISSIONS");

        World.put(events.topics.resourceTypes(), "AWS::SNS::TopicPolicy", HUB, "Policy", "{'Topics':['" + topic
                + "'],'PolicyDocument':{'Statement':{'Effect':'Allow','Action':'sns:Publish','Resource':'*',"
                + "'Principal':{'Service':'events.amazonaws.com'},"
                + "'Condition':{'ArnEquals':{'aws:SourceArn':'" + rule + "'}}}}}");
        send(HUB, "doors");
        assertThat(events.world.entries(Entry.Message.class)).extracting(Entry.Message::text)
                .containsExactly("\"a is 1\"");
    }

    @Test
    void anEventReachesABusOfAnotherAccountUnchangedASecondLater() {
        events.admit(SPOKE);
        events.rule(SPOKE, "default", "forward", toBus(HUB, "doors"));
        send(SPOKE, null);

        assertThat(arrived()).extracting(Entry.Event::account, Entry.Event::bus, Entry.Event::at).containsExactly(
                tuple(SPOKE, "default", START), tuple(HUB, "doors", START.plusMillis(1000)));
        assertThat(arrived().get(1).json()).isEqualTo(arrived().get(0).json());
        assertThat(json(arrived().get(1).json()).get("account").asText()).isEqualTo(SPOKE);
    }

    @Test
    void aBusOfAnotherAccountThatDoesNotAdmitTheSenderStaysEmpty() {
        events.rule(SPOKE, "default", "forward", toBus(HUB, "doors"));
        send(SPOKE, null);
        assertThat(failure().code()).isEqualTo("NO_PERMISSIONS");
        assertThat(arrived()).extracting(Entry.Event::account).containsExactly(SPOKE);
    }

    @Test
    void aRoleThatMayNotPutOnTheOtherBusSendsNothing() {
        events.admit(SPOKE);
        events.world.authorizer.denied.add("events:PutEvents " + busArn(HUB, "doors"));
        events.rule(SPOKE, "default", "forward", toBus(HUB, "doors"));
        send(SPOKE, null);
        assertThat(failure().code()).isEqualTo("NO_PERMISSIONS");
    }

    @Test
    void anEventHopsOnceOnly() {
        events.bus(OTHER, "doors");
        World.put(events.buses.resourceTypes(), "AWS::Events::EventBusPolicy", OTHER, "Policy",
                "{'EventBusName':'doors','StatementId':'s','Statement':{'Effect':'Allow','Action':'events:PutEvents',"
                        + "'Resource':'*','Principal':{'AWS':['" + HUB + "','" + SPOKE + "']}}}");
        events.admit(SPOKE);
        events.rule(SPOKE, "default", "forward", toBus(HUB, "doors"));
        events.rule(HUB, "doors", "relay", toBus(OTHER, "doors"));
        events.rule(HUB, "doors", "inward", toBus(HUB, "default"));
        send(SPOKE, null);
        assertThat(arrived()).extracting(Entry.Event::account).containsExactly(SPOKE, HUB);
        assertThat(events.buses.undelivered()).isEmpty();

        // The same rules do forward an event of the hub's own, once.
        send(HUB, "doors");
        assertThat(arrived()).extracting(Entry.Event::account, Entry.Event::bus).endsWith(
                tuple(HUB, "doors"), tuple(HUB, "default"), tuple(OTHER, "doors"));
    }

    @Test
    void anEventPutByAnotherAccountIsNotRelayedToAThird() {
        events.bus(OTHER, "doors");
        events.admit(SPOKE);
        events.rule(HUB, "doors", "relay", toBus(OTHER, "doors"));
        send(SPOKE, busArn(HUB, "doors"));
        assertThat(arrived()).extracting(Entry.Event::account).containsExactly(HUB);
        assertThat(events.buses.undelivered()).isEmpty();
    }

    @Test
    void withDuplicatesEveryDeliveryHappensTwice() {
        EventWorld loud = new EventWorld(Switches.loud());
        loud.rule(HUB, "doors", "ring", toMachine());
        loud.put(HUB, entry("doors"));
        loud.world.time.runUntilIdle();

        assertThat(loud.started).hasSize(2);
        assertThat(loud.started.get(0)).isEqualTo(loud.started.get(1));
        assertThat(loud.world.entries(Entry.Delivery.class)).extracting(Entry.Delivery::at)
                .containsExactly(START.plusMillis(500), START.plusMillis(1000));
    }

    @Test
    void aServiceEventReachesTheDefaultBus() {
        events.buses.emit(HUB, "aws.ram", "Resource Sharing State Change", List.of("arn:share"), json("{'e':1}"));
        Entry.Event event = arrived().getFirst();
        assertThat(event).returns("default", Entry.Event::bus).returns("aws.ram", Entry.Event::source);
        assertThat(json(event.json()).get("resources")).isEqualTo(json("['arn:share']"));
    }

    @Test
    void aReplayedEnvelopeIsMatchedAsItStands() {
        events.rule(HUB, "doors", "ring", toMachine());
        events.buses.deliver(HUB, "doors", json("{'source':'app','account':'9','id':'old'}"));
        events.world.time.runUntilIdle();
        assertThat(events.started).containsExactly(json("{'source':'app','account':'9','id':'old'}"));
    }

    @Test
    void anInputPathThatFindsNothingIsReported() {
        events.rule(HUB, "doors", "ring", toMachine() + ",'InputPath':'$.detail.nothing'");
        send(HUB, "doors");
        assertThat(failure().code()).isEqualTo("INVALID_JSON");
    }

    @Test
    void aPartOfTheEventOrAConstantCanBeTheInput() {
        events.rule(HUB, "doors", "part", toMachine() + ",'InputPath':'$.detail'");
        events.rule(HUB, "doors", "constant", toMachine() + ",'Input':'{\\'b\\':2}'");
        send(HUB, "doors");
        assertThat(events.started).containsExactly(json("{'a':1}"), json("{'b':2}"));
    }
}
