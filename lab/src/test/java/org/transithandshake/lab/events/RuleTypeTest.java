package org.transithandshake.lab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.events.EventWorld.toBus;
import static org.transithandshake.lab.fakes.World.HUB;
import static org.transithandshake.lab.fakes.World.SPOKE;
import static org.transithandshake.lab.fakes.World.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.api.ResourceType.Created;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.fakes.World;

class RuleTypeTest {
    private final EventWorld events = new EventWorld(Switches.quiet());

    private Created put(String type, String properties) {
        return World.put(events.buses.resourceTypes(), "AWS::Events::" + type, HUB, "Thing", properties);
    }

    @Test
    void aRuleOnTheDefaultBusIsKnownByItsName() {
        Created rule = put("Rule", "{'Name':'r','EventPattern':{'source':['app']}}");
        assertThat(rule.ref()).isEqualTo("r");
        assertThat(rule.attributes()).containsEntry("Arn", "arn:aws:events:eu-west-1:222222222222:rule/r");
    }

    @Test
    void aRuleOnACustomBusIsKnownByBusAndName() {
        Created rule = put("Rule", "{'Name':'r','EventBusName':'" + EventWorld.busArn(HUB, "doors")
                + "','EventPattern':{'source':['app']}}");
        assertThat(rule.ref()).isEqualTo("doors|r");
        assertThat(rule.attributes()).containsEntry("Arn", "arn:aws:events:eu-west-1:222222222222:rule/doors/r");
    }

    @Test
    void aRuleWithoutANameKeepsTheOneMadeUpForIt() {
        String pattern = "{'EventPattern':{'source':['%s']}}";
        assertThat(put("Rule", pattern.formatted("a")).ref()).startsWith("app-Thing-")
                .isEqualTo(put("Rule", pattern.formatted("b")).ref());
        assertThat(events.buses.matching(HUB, "default", json("{'source':'a'}"))).isEmpty();
        assertThat(events.buses.matching(HUB, "default", json("{'source':'b'}"))).hasSize(1);
    }

    @Test
    void aDisabledRuleMatchesNothing() {
        put("Rule", "{'Name':'r','State':'DISABLED','EventPattern':{'source':['app']}}");
        assertThat(events.buses.matching(HUB, "default", json("{'source':'app'}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'ScheduleExpression':'rate(5 minutes)'}                        | ScheduleExpression
            {'Name':'r'}                                                    | EventPattern
            {'Name':'r','EventPattern':{'source':'app'}}                    | pattern is not valid
            {'Name':'r','EventPattern':{'source':[{'sufix':'x'}]}}          | sufix
            {'Name':'a b','EventPattern':{'source':['app']}}                | name of a rule: a b
            {'Name':'r','State':'ON','EventPattern':{'source':['app']}}     | state of a rule: ON
            {'EventBusName':'none','EventPattern':{'source':['app']}}       | none does not exist
            """)
    void aRuleThatCannotWorkIsRefused(String properties, String reason) {
        assertThatThrownBy(() -> put("Rule", properties)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'Arn':'arn:aws:firehose:eu-west-1:222222222222:q'                               | arn:aws:firehose
            'Arn':'arn:aws:states:eu-west-1:222222222222:stateMachine:m'                    | RoleArn is required
            'Arn':'arn:aws:events:eu-west-1:222222222222:event-bus/x'                       | RoleArn is required
            'Arn':'arn:aws:events:eu-west-1:222222222222:api-destination/x','RoleArn':'r'   | api-destination
            'Arn':'arn:aws:events:us-east-1:222222222222:event-bus/x','RoleArn':'r'         | one Region
            'Arn':'arn:aws:sns:eu-west-1:222222222222:t','RetryPolicy':{'Times':3}          | Times
            'Arn':'arn:aws:sns:eu-west-1:222222222222:t','EcsParameters':{}                 | EcsParameters
            'Arn':'arn:aws:sns:eu-west-1:222222222222:t','RetryPolicy':{'MaximumRetryAttempts':186}    | 0 to 185
            'Arn':'arn:aws:sns:eu-west-1:222222222222:t','RetryPolicy':{'MaximumEventAgeInSeconds':59} | 60 to 86400
            'Arn':'arn:aws:sns:eu-west-1:222222222222:t','DeadLetterConfig':{'Arn':'arn:aws:sqs:r:1:q.fifo'} | standard
            'Arn':'arn:aws:sns:eu-west-1:222222222222:t','DeadLetterConfig':{'Arn':'https://sqs/1/q'} | standard queue
            'Arn':'arn:aws:sns:eu-west-1:222222222222:t','InputPath':'$..x'                 | $..x
            'Arn':'arn:aws:sns:eu-west-1:222222222222:t','Input':'no JSON'                  | not JSON
            'Arn':'arn:aws:sns:eu-west-1:222222222222:t','Input':'1','InputPath':'$'        | only one of
            'Arn':'arn:aws:sns:eu-west-1:222222222222:t','InputTransformer':{'InputTemplate':'<who>'} | <who>
            """)
    void aTargetThatCannotWorkIsRefused(String target, String reason) {
        assertThatThrownBy(() -> events.rule(HUB, "doors", "r", target)).hasMessageContaining(reason);
    }

    @Test
    void anEventForABusOfAnotherAccountCannotBeRewritten() {
        assertThatThrownBy(() -> events.rule(HUB, "doors", "r", toBus(SPOKE, "doors") + ",'Input':'{}'"))
                .hasMessageContaining("not available");
        assertThat(events.rule(HUB, "doors", "r", toBus(HUB, "default") + ",'Input':'{}'")).endsWith("doors/r");
    }

    @Test
    void aPatternOfMoreThan2048CharactersIsRefused() {
        String pattern = "{'source':['%s']}";
        String longest = pattern.formatted("x".repeat(2048 - 15));
        assertThat(put("Rule", "{'Name':'r','EventPattern':" + longest + "}").ref()).isEqualTo("r");
        assertThatThrownBy(() -> put("Rule", "{'Name':'r','EventPattern':" + longest.replace("x'", "xx'") + "}"))
                .hasMessageContaining("2049");
    }

    @Test
    void aTargetsInputMayHave8192CharactersAndItsId64() {
        String target = "'Arn':'arn:aws:sns:eu-west-1:222222222222:t','Input':'[" + " ".repeat(8_190) + "]'";
        events.rule(HUB, "doors", "r", target);
        assertThatThrownBy(() -> events.rule(HUB, "doors", "r", target.replace("[", "[ ")))
                .hasMessageContaining("at most 8192");
        assertThatThrownBy(() -> put("Rule", "{'Name':'r','EventPattern':{'source':['a']},'Targets':[{'Id':'a b',"
                + "'Arn':'arn:aws:sns:eu-west-1:222222222222:t'}]}")).hasMessageContaining("has a Id that is not");
    }

    @Test
    void aBusPolicyThatSaysNothingIsRefused() {
        assertThatThrownBy(() -> put("EventBusPolicy",
                "{'EventBusName':'doors','StatementId':'s','Statement':{'Principal':'*'}}"))
                .hasMessageContaining("Effect must be Allow or Deny");
    }

    @Test
    void aBusPolicyOfMoreThan10240CharactersIsRefused() {
        String policy = "{'EventBusName':'doors','StatementId':'%s','Statement':{'Effect':'Allow','Principal':'*',"
                + "'Action':'events:PutEvents','Resource':'*','Condition':{'StringEquals':{'events:source':'%s'}}}}";
        put("EventBusPolicy", policy.formatted("one", "x".repeat(6000)));
        put("EventBusPolicy", policy.formatted("one", "y".repeat(6000)));
        assertThatThrownBy(() -> put("EventBusPolicy", policy.formatted("two", "x".repeat(6000))))
                .hasMessageContaining("10240");
    }

    @Test
    void aBusIsKnownByItsName() {
        Created bus = put("EventBus", "{'Name':'another'}");
        assertThat(bus.ref()).isEqualTo("another");
        assertThat(bus.attributes()).containsEntry("Name", "another")
                .containsEntry("Arn", EventWorld.busArn(HUB, "another"));
        assertThatThrownBy(() -> put("EventBus", "{'Name':'default'}")).hasMessageContaining("default");
    }
}
