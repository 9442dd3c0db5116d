package org.transithandshake.lab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.fakes.World.HUB;
import static org.transithandshake.lab.fakes.World.SPOKE;
import static org.transithandshake.lab.fakes.World.json;

import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.fakes.World;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternRequest;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternResponse;

class RuleOperationsTest {
    private static final String EVENT = "{'id':'1','account':'2','source':'app','time':'2026-01-01T00:00:00Z',"
            + "'region':'eu-west-1','resources':[],'detail-type':'Rang','detail':{'n':300}}";
    private final EventWorld events = new EventWorld(Switches.quiet());

    private <R extends SdkPojo> R call(SdkPojo request, Class<R> response) {
        return events.world.call(events.buses.operations(), World.role(HUB), request, response);
    }

    private void putRule() {
        call(PutRuleRequest.builder().name("r").eventBusName("doors").eventPattern("{\"source\":[\"app\"]}").build(),
                PutRuleResponse.class);
    }

    private void putTarget(String id, String topic) {
        call(PutTargetsRequest.builder().rule("r").eventBusName("doors").targets(Target.builder().id(id)
                .arn("arn:aws:sns:eu-west-1:222222222222:" + topic).build()).build(), PutTargetsResponse.class);
    }

    private ListTargetsByRuleResponse targets() {
        return call(ListTargetsByRuleRequest.builder().rule("r").eventBusName("doors").build(),
                ListTargetsByRuleResponse.class);
    }

    @Test
    void aRulePutAgainKeepsItsTargets() {
        putRule();
        putTarget("one", "a");
        putTarget("two", "b");
        putTarget("one", "c");
        putRule();
        assertThat(targets().targets()).extracting(Target::arn).containsExactly(
                "arn:aws:sns:eu-west-1:222222222222:c", "arn:aws:sns:eu-west-1:222222222222:b");
    }

    @Test
    void aSixthTargetIsRefused() {
        putRule();
        for (int i = 1; i <= 5; i++) {
            putTarget("t" + i, "a");
        }
        assertThatThrownBy(() -> putTarget("t6", "a")).hasMessageContaining("more than 5");
        assertThat(targets().targets()).hasSize(5);
    }

    @Test
    void aDisabledRuleCanBeEnabledAgain() {
        putRule();
        call(DisableRuleRequest.builder().name("r").eventBusName("doors").build(), DisableRuleResponse.class);
        assertThat(events.buses.matching(HUB, "doors", json(EVENT))).isEmpty();
        assertThat(call(DescribeRuleRequest.builder().name("r").eventBusName("doors").build(),
                DescribeRuleResponse.class).stateAsString()).isEqualTo("DISABLED");

        call(EnableRuleRequest.builder().name("r").eventBusName("doors").build(), EnableRuleResponse.class);
        assertThat(events.buses.matching(HUB, "doors", json(EVENT))).containsExactly("r");
    }

    @Test
    void rulesAreListedByBusAndPrefix() {
        putRule();
        assertThat(rules("doors", null).rules()).extracting("name").containsExactly("r");
        assertThat(rules("doors", "x").rules()).isEmpty();
        assertThat(rules("default", null).rules()).isEmpty();
    }

    private ListRulesResponse rules(String bus, String prefix) {
        return call(ListRulesRequest.builder().eventBusName(bus).namePrefix(prefix).build(), ListRulesResponse.class);
    }

    @Test
    void rulesOfAnotherAccountAreNotShown() {
        assertThatThrownBy(() -> rules(EventWorld.busArn(SPOKE, "doors"), null))
                .hasMessageContaining("another account");
    }

    @Test
    void busesAreListedWithTheirPolicies() {
        events.admit(SPOKE);
        assertThat(call(ListEventBusesRequest.builder().build(), ListEventBusesResponse.class).eventBuses())
                .extracting("name").containsExactlyInAnyOrder("default", "doors");
        assertThat(call(DescribeEventBusRequest.builder().name("doors").build(), DescribeEventBusResponse.class)
                .policy()).contains(SPOKE);
        assertThat(call(DescribeEventBusRequest.builder().build(), DescribeEventBusResponse.class).policy()).isNull();
    }

    @Test
    void aPatternCanBeTried() {
        assertThat(matches("{'detail':{'n':[{'numeric':['>',299]}]}}")).isTrue();
        assertThat(matches("{'detail':{'n':[301]}}")).isFalse();
        assertThat(matches("{'$or':[{'source':['x']},{'detail-type':[{'prefix':'Ra'}]}]}")).isTrue();
        assertThatThrownBy(() -> call(TestEventPatternRequest.builder().eventPattern("{\"source\":[\"app\"]}")
                .event("{\"id\":\"1\"}").build(), TestEventPatternResponse.class)).hasMessageContaining("account");
    }

    private boolean matches(String pattern) {
        return call(TestEventPatternRequest.builder().eventPattern(pattern.replace('\'', '"'))
                .event(EVENT.replace('\'', '"')).build(), TestEventPatternResponse.class).result();
    }
}
