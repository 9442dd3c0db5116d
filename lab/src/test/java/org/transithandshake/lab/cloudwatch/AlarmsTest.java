package org.transithandshake.lab.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.fakes.World.HUB;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.fakes.World;
import org.transithandshake.lab.sns.Topics;
import org.transithandshake.lab.sqs.Queues;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Alarms go off at the end of the minute in which something happened, and only then keep the lab from being idle. */
class AlarmsTest {
    private static final String TOPIC = "arn:aws:sns:" + World.REGION + ":" + HUB + ":people";
    private static final String QUEUE = "arn:aws:sqs:" + World.REGION + ":" + HUB + ":dead";
    private static final String RULES = ",'EvaluationPeriods':1,'Threshold':0,'ComparisonOperator':"
            + "'GreaterThanThreshold','TreatMissingData':'notBreaching','AlarmActions':['" + TOPIC + "']";
    private static final String DEPTH = "{'AlarmName':'depth','AlarmDescription':'look','Namespace':'AWS/SQS',"
            + "'MetricName':'ApproximateNumberOfMessagesVisible','Dimensions':[{'Name':'QueueName','Value':'dead'}],"
            + "'Statistic':'Maximum','Period':60" + RULES + "}";

    private final World world = new World();
    private final Topics topics = new Topics(world.time, world.journal, world.authorizer);
    private final Queues queues = new Queues(world.time, world.authorizer);
    private final CloudWatch cloudWatch =
            new CloudWatch(World.REGION, world.time, world.journal, world.authorizer, topics, queues);

    AlarmsTest() {
        World.put(queues.resourceTypes(), "AWS::SQS::Queue", HUB, "Dead", "{'QueueName':'dead'}");
        World.put(topics.resourceTypes(), "AWS::SNS::Topic", HUB, "People", "{'TopicName':'people'}");
    }

    private void letIn(String alarm) {
        World.put(topics.resourceTypes(), "AWS::SNS::TopicPolicy", HUB, "PeoplePolicy", "{'Topics':['" + TOPIC
                + "'],'PolicyDocument':{'Statement':[{'Effect':'Allow','Principal':{'Service':"
                + "'cloudwatch.amazonaws.com'},'Action':'sns:Publish','Resource':'" + TOPIC
                + "','Condition':{'ArnEquals':{'aws:SourceArn':'arn:aws:cloudwatch:" + World.REGION + ":" + HUB
                + ":alarm:" + alarm + "'}}}]}}");
    }

    private void alarm(String properties) {
        World.put(cloudWatch.resourceTypes(), "AWS::CloudWatch::Alarm", HUB, "Alarm", properties);
    }

    private static String machines() {
        return "{'AlarmName':'failures','Metrics':[{'Id':'all','Expression':'SUM(METRICS())'},"
                + count("ExecutionsFailed") + "," + count("ExecutionsAborted") + "]" + RULES + "}";
    }

    private static String count(String name) {
        return "{'Id':'" + name + "','ReturnData':false,'MetricStat':{'Period':60,'Stat':'Sum','Metric':{'Namespace':"
                + "'AWS/States','MetricName':'" + name + "','Dimensions':[{'Name':'StateMachineArn','Value':"
                + "'arn:aws:states:" + World.REGION + ":" + HUB + ":stateMachine:connect'}]}}}";
    }

    private void ends(String status) {
        world.journal.write(new Entry.Execution(world.time.now(), HUB, "connect", "arn:x", status, ""));
    }

    private List<Instant> rung() {
        return world.entries(Entry.Message.class).stream().map(Entry.Message::at).toList();
    }

    @Test
    void anAlarmOnNothingSchedulesNothing() {
        alarm(DEPTH);
        assertThat(world.time.next()).isEqualTo(Instant.MAX);
    }

    @Test
    void aMessageInTheQueueIsToldOnceUntilTheQueueWasEmptyForAPeriod() {
        letIn("depth");
        alarm(DEPTH);
        queues.accept(QUEUE, "one", Map.of());
        world.time.runUntilIdle();
        queues.accept(QUEUE, "two", Map.of());
        world.time.runUntilIdle();
        assertThat(rung()).containsExactly(World.START.plusSeconds(60));
        empty();
        world.time.runUntilIdle();
        assertThat(cloudWatch.isRinging("depth")).isFalse();
        queues.accept(QUEUE, "three", Map.of());
        world.time.runUntilIdle();
        assertThat(rung()).hasSize(2);
    }

    @Test
    void theMessageSaysWhichAlarmAndRepeatsItsDescription() {
        letIn("depth");
        alarm(DEPTH);
        queues.accept(QUEUE, "one", Map.of());
        world.time.runUntilIdle();
        assertThat(world.entries(Entry.Message.class)).singleElement().satisfies(message -> {
            assertThat(message.subject()).isEqualTo("ALARM: \"depth\" in eu-west-1");
            assertThat(message.text()).contains("\"AlarmDescription\":\"look\"", "\"NewStateValue\":\"ALARM\"");
        });
    }

    @Test
    void executionsThatDoNotSucceedAreCountedByThePeriod() {
        letIn("failures");
        alarm(machines());
        ends("SUCCEEDED");
        assertThat(world.time.next()).isEqualTo(Instant.MAX);
        ends("FAILED");
        world.time.runFor(Duration.ofSeconds(30));
        ends("ABORTED");
        world.time.runUntilIdle();
        assertThat(rung()).containsExactly(World.START.plusSeconds(60));
        assertThat(cloudWatch.isRinging("failures")).as("after a quiet minute").isFalse();
        ends("ABORTED");
        world.time.runUntilIdle();
        assertThat(rung()).hasSize(2);
    }

    @Test
    void aTopicThatDoesNotLetCloudWatchInHearsNothing() {
        letIn("another");
        alarm(DEPTH);
        queues.accept(QUEUE, "one", Map.of());
        world.time.runUntilIdle();
        assertThat(rung()).isEmpty();
        assertThat(cloudWatch.failedActions()).containsKey("depth");
    }

    @Test
    void anAlarmOfAKindThatTheLabCannotEvaluateIsRefused() {
        assertThatThrownBy(() -> alarm(DEPTH.replace("notBreaching", "breaching")))
                .hasMessageContaining("TreatMissingData");
        assertThatThrownBy(() -> alarm(machines().replace("SUM(METRICS())", "a+b"))).hasMessageContaining("a+b");
        assertThatThrownBy(() -> alarm(DEPTH.replace("'Period':60", "'Period':0"))).hasMessageContaining("Period");
        assertThatThrownBy(() -> alarm(DEPTH.replace("'look'", "'" + "x".repeat(1_025) + "'")))
                .hasMessageContaining("1025 characters");
    }

    private void empty() {
        Caller person = Caller.person(HUB, World.REGION);
        ReceiveMessageResponse received = world.call(queues.operations(), person, ReceiveMessageRequest.builder()
                .queueUrl("dead").maxNumberOfMessages(10).build(), ReceiveMessageResponse.class);
        received.messages().forEach(message -> world.call(queues.operations(), person, DeleteMessageRequest.builder()
                .queueUrl("dead").receiptHandle(message.receiptHandle()).build(), DeleteMessageResponse.class));
    }
}
