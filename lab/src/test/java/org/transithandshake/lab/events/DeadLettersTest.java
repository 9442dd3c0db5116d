package org.transithandshake.lab.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.fakes.World.HUB;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Executions;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.fakes.World;
import org.transithandshake.lab.sqs.Queues;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What EventBridge does with an event that a target does not take. */
class DeadLettersTest {
    private static final String QUEUE = "arn:aws:sqs:" + World.REGION + ":" + HUB + ":dead";
    private static final String RULE = "arn:aws:events:" + World.REGION + ":" + HUB + ":rule/ring";
    private static final String KEPT = ",'DeadLetterConfig':{'Arn':'" + QUEUE + "'}";
    private static final Fault.Refused BUSY =
            new Fault.Refused(new AwsError(429, "TooManyRequestsException", "Rate Exceeded."));
    private static final Fault.Refused DENIED = new Fault.Refused(new AwsError(403, "AccessDenied", "not you"));

    private final World world = new World();
    private final Faults faults = new Faults();
    private final Queues queues = new Queues(world.time, world.authorizer);
    private final EventBuses buses = new EventBuses(World.REGION, world.time, world.delays, world.journal,
            world.authorizer, Switches.quiet(), faults);
    private int started;

    DeadLettersTest() {
        Executions machine = (arn, input, origin) -> arn + started++;
        buses.reach(machine);
        buses.reach(queues);
        World.put(queues.resourceTypes(), "AWS::SQS::Queue", HUB, "Dead", "{'QueueName':'dead'}");
    }

    private void letIn(String who) {
        World.put(queues.resourceTypes(), "AWS::SQS::QueuePolicy", HUB, "DeadPolicy", "{'Queues':"
                + "['https://sqs." + World.REGION + ".amazonaws.com/" + HUB + "/dead'],'PolicyDocument':{'Statement':"
                + "[{'Effect':'Allow','Principal':{'Service':'" + who + "'},'Action':"
                + "'sqs:SendMessage','Resource':'" + QUEUE + "',"
                + "'Condition':{'ArnEquals':{'aws:SourceArn':'" + RULE + "'}}}]}}");
    }

    private void send(String more) {
        World.put(buses.resourceTypes(), "AWS::Events::Rule", HUB, "r", "{'Name':'ring','EventPattern':"
                + "{'source':['app']},'Targets':[{'Id':'t'," + EventWorld.toMachine() + more + "}]}");
        world.call(buses.operations(), World.role(HUB), PutEventsRequest.builder()
                .entries(EventWorld.entry(null)).build(), PutEventsResponse.class);
        world.time.runUntilIdle();
    }

    /** Attributes as the user guide lists them; after a missing right there is no condition, as nothing was retried. */
    @Test
    void aMissingRightGoesStraightToTheQueue() {
        letIn("events.amazonaws.com");
        faults.deliveries(delivery -> true, 1, 1, DENIED);
        send(KEPT);
        assertThat(started).isZero();
        assertThat(queues.bodies(QUEUE)).singleElement().asString().contains("\"source\":\"app\"", "\"id\":");
        assertThat(attributes()).isEqualTo(Map.of(
                "RULE_ARN", RULE,
                "TARGET_ARN", EventWorld.MACHINE, "ERROR_CODE", "NO_PERMISSIONS",
                "ERROR_MESSAGE", "AccessDenied: not you", "RETRY_ATTEMPTS", "0"));
        assertThat(buses.undelivered()).singleElement().returns(QUEUE, Undelivered::deadLetter);
    }

    @Test
    void aBusyTargetIsTriedAgainUntilItTakesTheEvent() {
        faults.deliveries(delivery -> true, 1, 3, BUSY);
        send(KEPT);
        assertThat(started).isEqualTo(1);
        assertThat(queues.bodies(QUEUE)).isEmpty();
        assertThat(buses.undelivered()).isEmpty();
        // half a second to the target, then one, two and four more
        assertThat(Duration.between(World.START, world.time.now())).isEqualTo(Duration.ofMillis(7_500));
    }

    @Test
    void byDefaultItGivesUpAfter185RetriesWithinADay() {
        letIn("events.amazonaws.com");
        faults.deliveries(delivery -> true, 1, 10_000, BUSY);
        send(KEPT);
        assertThat(attributes()).containsEntry("EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts")
                .containsEntry("RETRY_ATTEMPTS", "185").containsEntry("ERROR_CODE", "THROTTLING");
        assertThat(Duration.between(World.START, world.time.now())).isLessThan(Duration.ofHours(24));
    }

    @Test
    void aRetryPolicyEndsItEarlierByAge() {
        letIn("events.amazonaws.com");
        faults.deliveries(delivery -> true, 1, 10_000, BUSY);
        send(KEPT + ",'RetryPolicy':{'MaximumEventAgeInSeconds':60}");
        assertThat(attributes()).containsEntry("EXHAUSTED_RETRY_CONDITION", "MaximumEventAgeInSeconds")
                .containsEntry("RETRY_ATTEMPTS", "5");
    }

    @Test
    void aRetryPolicyEndsItEarlierByAttempts() {
        letIn("events.amazonaws.com");
        faults.deliveries(delivery -> true, 1, 10_000, BUSY);
        send(KEPT + ",'RetryPolicy':{'MaximumRetryAttempts':0}");
        assertThat(attributes()).containsEntry("EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts")
                .containsEntry("RETRY_ATTEMPTS", "0");
    }

    @Test
    void aQueueWhosePolicyDoesNotLetEventBridgeInLosesTheEvent() {
        letIn("lambda.amazonaws.com");
        faults.deliveries(delivery -> true, 1, 1, DENIED);
        send(KEPT);
        assertThat(queues.bodies(QUEUE)).isEmpty();
        assertThat(buses.undelivered()).singleElement().returns("", Undelivered::deadLetter);
    }

    private Map<String, String> attributes() {
        List<Map<String, MessageAttributeValue>> all = queues.attributes(QUEUE);
        assertThat(all).hasSize(1);
        return all.getFirst().entrySet().stream().collect(Collectors.toMap(
                Map.Entry::getKey, attribute -> attribute.getValue().stringValue()));
    }
}
