package org.transithandshake.lab.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.events.EventBuses;
import org.transithandshake.lab.fakes.World;
import org.transithandshake.lab.sns.Topics;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;

/** Topics and rules send to queues whose policies let them. */
class DeliveryTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:222222222222:letters";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:222222222222:people";
    private static final String RULE = "arn:aws:events:eu-west-1:222222222222:rule/keep";
    private final World world = new World();
    private final Queues queues = new Queues(world.time, world.authorizer);
    private final Topics topics = new Topics(world.time, world.journal, world.authorizer);
    private final EventBuses buses = new EventBuses(
            World.REGION, world.time, world.delays, world.journal, world.authorizer, Switches.quiet());

    @BeforeEach
    void make() {
        topics.reach(queues);
        buses.reach(queues);
        World.put(queues.resourceTypes(), "AWS::SQS::Queue", World.HUB, "Letters", "{'QueueName':'letters'}");
        World.put(topics.resourceTypes(), "AWS::SNS::Topic", World.HUB, "People", "{'TopicName':'people'}");
    }

    private void admit(String service, String source) {
        World.put(queues.resourceTypes(), "AWS::SQS::QueuePolicy", World.HUB, "Policy",
                "{'Queues':['https://sqs.eu-west-1.amazonaws.com/222222222222/letters'],'PolicyDocument':{"
                        + "'Statement':[{'Effect':'Allow','Principal':{'Service':'" + service + "'},"
                        + "'Action':'sqs:SendMessage','Resource':'" + QUEUE + "','Condition':{'ArnEquals':{"
                        + "'aws:SourceArn':'" + source + "'}}}]}}");
    }

    private void subscribe(Map<String, String> attributes) {
        world.call(topics.operations(), World.role(World.HUB), SubscribeRequest.builder().topicArn(TOPIC)
                .protocol("sqs").endpoint(QUEUE).attributes(attributes).build(), SubscribeResponse.class);
    }

    private void publish() {
        world.call(topics.operations(), World.role(World.HUB), PublishRequest.builder().topicArn(TOPIC)
                .subject("Decide").message("vpc-1").build(), PublishResponse.class);
    }

    @Test
    void aTopicSendsItsMessageInAnEnvelope() {
        admit("sns.amazonaws.com", TOPIC);
        subscribe(Map.of());
        publish();
        assertThat(queues.bodies(QUEUE)).hasSize(1).first().asString()
                .contains("\"Type\":\"Notification\"", "\"Subject\":\"Decide\"", "\"Message\":\"vpc-1\"");
    }

    @Test
    void aRawSubscriptionGetsTheMessageAlone() {
        admit("sns.amazonaws.com", TOPIC);
        subscribe(Map.of("RawMessageDelivery", "true"));
        publish();
        assertThat(queues.bodies(QUEUE)).containsExactly("vpc-1");
    }

    @Test
    void aTopicThatTheQueueDoesNotKnowSendsNothing() {
        admit("sns.amazonaws.com", TOPIC.replace("people", "others"));
        subscribe(Map.of());
        publish();
        assertThat(queues.bodies(QUEUE)).isEmpty();
    }

    private void event() {
        World.put(buses.resourceTypes(), "AWS::Events::Rule", World.HUB, "Keep", "{'Name':'keep',"
                + "'EventPattern':{'source':['app']},'Targets':[{'Id':'q','Arn':'" + QUEUE + "'}]}");
        buses.emit(World.HUB, "app", "Rang", List.of(), World.json("{'a':1}"));
        world.time.runUntilIdle();
    }

    @Test
    void aRuleSendsTheWholeEvent() {
        admit("events.amazonaws.com", RULE);
        event();
        assertThat(queues.bodies(QUEUE)).hasSize(1).first().asString().contains("\"detail\":{\"a\":1}");
    }

    @Test
    void aRuleThatTheQueueDoesNotLetInIsTold() {
        event();
        assertThat(queues.bodies(QUEUE)).isEmpty();
        assertThat(buses.undelivered()).extracting("code").containsExactly("NO_PERMISSIONS");
    }

    @Test
    void aRuleToAQueueThatIsGoneIsTold() {
        String without = QUEUE.replace("letters", "gone");
        World.put(buses.resourceTypes(), "AWS::Events::Rule", World.HUB, "Keep", "{'Name':'keep',"
                + "'EventPattern':{'source':['app']},'Targets':[{'Id':'q','Arn':'" + without + "'}]}");
        buses.emit(World.HUB, "app", "Rang", List.of(), World.json("{}"));
        world.time.runUntilIdle();
        assertThat(buses.undelivered()).extracting("code").containsExactly("NO_RESOURCE");
    }
}
