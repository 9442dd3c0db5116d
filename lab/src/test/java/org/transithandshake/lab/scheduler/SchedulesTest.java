package org.transithandshake.lab.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.api.Functions;
import org.transithandshake.lab.api.ResourceType.Place;
import org.transithandshake.lab.fakes.FakeAuthorizer;
import org.transithandshake.lab.fakes.World;
import org.transithandshake.lab.sqs.Queues;
import org.transithandshake.lab.time.Timeline;

class SchedulesTest {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Place PLACE = new Place("111111111111", "eu-central-1", "arn:stack", "stack", "Sweep");
    private static final String FUNCTION = "arn:aws:lambda:eu-central-1:111111111111:function:look";
    private static final Fault.Refused BUSY =
            new Fault.Refused(new AwsError(429, "TooManyRequestsException", "Rate Exceeded."));
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Timeline time = new Timeline(1, START);
    private final List<Duration> invoked = new ArrayList<>();
    private final FakeAuthorizer authorizer = new FakeAuthorizer();
    private final Queues queues = new Queues(time, authorizer);
    private final Faults faults = new Faults();
    private final Schedules schedules = new Schedules(time, authorizer, new Recorder(), queues, faults);

    @Test
    void aRateBeginsInTheMiddleOfItsWindowAndGoesOnFromThere() {
        schedules.put(PLACE, properties("rate(1 hour)", "ENABLED"));
        time.runFor(Duration.ofMinutes(150));
        assertThat(invoked).containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(65), Duration.ofMinutes(125));
    }

    @Test
    void anUpdateThatChangesNothingKeepsTheBeat() {
        schedules.put(PLACE, properties("rate(1 hour)", "ENABLED"));
        time.runFor(Duration.ofMinutes(30));
        schedules.put(PLACE, properties("rate(1 hour)", "ENABLED"));
        time.runFor(Duration.ofMinutes(40));
        assertThat(invoked).containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(65));
    }

    @Test
    void anotherRateReplacesTheOldOne() {
        schedules.put(PLACE, properties("rate(1 hour)", "ENABLED"));
        schedules.put(PLACE, properties("rate(2 days)", "ENABLED"));
        time.runFor(Duration.ofDays(3));
        assertThat(invoked).containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(5).plusDays(2));
    }

    @Test
    void aDisabledOrDeletedScheduleDoesNothing() {
        schedules.put(PLACE, properties("rate(1 hour)", "DISABLED"));
        Place other = new Place("111111111111", "eu-central-1", "arn:stack", "stack", "Other");
        schedules.delete(other, schedules.put(other, properties("rate(1 hour)", "ENABLED")));
        time.runFor(Duration.ofDays(1));
        assertThat(invoked).isEmpty();
    }

    @Test
    void withoutTheRightToInvokeNothingIsInvoked() {
        authorizer.denied.add("lambda:InvokeFunction " + FUNCTION);
        schedules.put(PLACE, withQueue("", 0));
        time.runFor(Duration.ofHours(1));
        assertThat(invoked).isEmpty();
        assertThat(schedules.refused()).singleElement().asString().contains("AccessDenied");
    }

    @Test
    void whatIsRefusedOftenEnoughGoesIntoTheQueueWithItsReason() {
        String queue = queue();
        faults.deliveries(delivery -> delivery.target().equals(FUNCTION), 1, 3, BUSY);
        schedules.put(PLACE, withQueue(queue, 2));
        time.runFor(Duration.ofHours(1));
        assertThat(invoked).isEmpty();
        assertThat(queues.bodies(queue)).containsExactly("{}");
        assertThat(queues.attributes(queue)).singleElement().satisfies(attributes -> {
            assertThat(attributes.get("ERROR_CODE").stringValue()).isEqualTo("TooManyRequestsException");
            assertThat(attributes.get("EXHAUSTED_RETRY_CONDITION").stringValue()).isEqualTo("MaximumRetryAttempts");
            assertThat(attributes.get("RETRY_ATTEMPTS").stringValue()).isEqualTo("2");
            assertThat(attributes.get("SCHEDULED_TIME").stringValue()).isEqualTo("2026-11-23T09:05:00Z");
            assertThat(attributes.get("TARGET_ARN").stringValue()).isEqualTo(FUNCTION);
        });
    }

    @Test
    void whatIsRefusedOnceIsTriedAgainASecondLater() {
        faults.deliveries(delivery -> true, 1, 1, BUSY);
        schedules.put(PLACE, withQueue(queue(), 2));
        time.runFor(Duration.ofMinutes(10));
        assertThat(invoked).containsExactly(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(schedules.refused()).isEmpty();
    }

    @Test
    void aQueueThatTheRoleMayNotWriteToStaysEmpty() {
        String queue = queue();
        authorizer.denied.add("sqs:SendMessage " + queue);
        faults.deliveries(delivery -> true, 1, 1, BUSY);
        schedules.put(PLACE, withQueue(queue, 0));
        time.runFor(Duration.ofMinutes(10));
        assertThat(queues.bodies(queue)).isEmpty();
        assertThat(schedules.refused()).hasSize(1);
    }

    @Test
    void aRetryPolicyEndsByAgeToo() {
        RetryPolicy policy = new RetryPolicy(185, Duration.ofSeconds(10));
        assertThat(policy.exhausted(2, Duration.ofSeconds(6))).isEmpty();
        assertThat(policy.exhausted(2, Duration.ofSeconds(7))).contains("MaximumEventAgeInSeconds");
    }

    private String queue() {
        Place place = new Place("111111111111", "eu-central-1", "arn:stack", "stack", "Undelivered");
        return queues.resourceTypes().stream().filter(type -> type.type().equals("AWS::SQS::Queue")).findFirst()
                .orElseThrow().put(place, JSON.createObjectNode()).attributes().get("Arn");
    }

    private static JsonNode withQueue(String queue, int retries) {
        ObjectNode properties = (ObjectNode) properties("rate(1 day)", "ENABLED");
        ObjectNode target = (ObjectNode) properties.path("Target");
        target.putObject("DeadLetterConfig").put("Arn", queue);
        target.putObject("RetryPolicy").put("MaximumRetryAttempts", retries);
        return properties;
    }

    @ParameterizedTest
    @CsvSource({"rate(1 minute), PT1M", "rate(30 minutes), PT30M", "rate(1 hour), PT1H", "rate(2 days), PT48H"})
    void aRateHasAUnit(String expression, Duration every) {
        assertThat(Rate.of(expression).every()).isEqualTo(every);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'FlexibleTimeWindow':{'Mode':'FLEXIBLE'}                                     | 1 to 1440",
        "'FlexibleTimeWindow':{'Mode':'FLEXIBLE','MaximumWindowInMinutes':1441}       | 1 to 1440",
        "'FlexibleTimeWindow':{'Mode':'OFF'},'State':'Enabled'                        | ENABLED or DISABLED",
        "'FlexibleTimeWindow':{'Mode':'OFF'},'Target':{'RetryPolicy':{'MaximumRetryAttempts':186}}    | 0 to 185",
        "'FlexibleTimeWindow':{'Mode':'OFF'},'Target':{'RetryPolicy':{'MaximumEventAgeInSeconds':1}}  | 60 to 86400",
    })
    void whatSchedulerWouldNotTakeIsRefused(String properties, String reason) {
        ObjectNode given = (ObjectNode) World.json("{'ScheduleExpression':'rate(1 hour)'," + properties + "}");
        given.withObjectProperty("Target").put("RoleArn", "r").put("Arn", "arn:aws:lambda:eu-west-1:1:function:f");
        assertThatThrownBy(() -> Schedule.read(new Place("1", "eu-west-1", "stack", "app", "S"), "s", given))
                .isInstanceOf(AwsError.class).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate(0 hours)", "rate(1 week)", "cron(0 * * * ? *)", "rate(hour)", ""})
    void anythingElseIsRefused(String expression) {
        assertThatThrownBy(() -> Rate.of(expression)).isInstanceOf(AwsError.class).hasMessageContaining("rate(1 hour)");
    }

    private static JsonNode properties(String rate, String state) {
        try {
            return JSON.readTree("""
                    {"ScheduleExpression": "%s", "State": "%s",
                     "FlexibleTimeWindow": {"Mode": "FLEXIBLE", "MaximumWindowInMinutes": 10},
                     "Target": {"Arn": "%s", "RoleArn": "arn:aws:iam::111111111111:role/sweep", "Input": "{}"}}
                    """.formatted(rate, state, FUNCTION));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Recorder implements Functions {
        @Override
        public JsonNode invoke(String functionArn, JsonNode payload, String origin) {
            throw new IllegalStateException("Scheduler invokes asynchronously");
        }

        @Override
        public void invokeLater(String functionArn, JsonNode payload, String origin) {
            assertThat(functionArn).isEqualTo(FUNCTION);
            assertThat(origin).startsWith("arn:aws:scheduler:eu-central-1:111111111111:schedule/default/");
            invoked.add(Duration.between(START, time.now()));
        }
    }
}
