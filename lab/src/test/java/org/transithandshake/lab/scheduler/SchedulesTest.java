package org.transithandshake.lab.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.transithandshake.lab.api.Functions;
import org.transithandshake.lab.api.ResourceType.Place;
import org.transithandshake.lab.fakes.FakeAuthorizer;
import org.transithandshake.lab.time.Timeline;

class SchedulesTest {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Place PLACE = new Place("111111111111", "eu-central-1", "arn:stack", "stack", "Sweep");
    private static final String FUNCTION = "arn:aws:lambda:eu-central-1:111111111111:function:look";
    private final Timeline time = new Timeline(1, START);
    private final List<Duration> invoked = new ArrayList<>();
    private final FakeAuthorizer authorizer = new FakeAuthorizer();
    private final Schedules schedules = new Schedules(time, authorizer, new Recorder());

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
        schedules.put(PLACE, properties("rate(1 day)", "ENABLED"));
        time.runFor(Duration.ofHours(1));
        assertThat(invoked).isEmpty();
        assertThat(schedules.refused()).singleElement().asString().contains("AccessDenied");
    }

    @ParameterizedTest
    @CsvSource({"rate(1 minute), PT1M", "rate(30 minutes), PT30M", "rate(1 hour), PT1H", "rate(2 days), PT48H"})
    void aRateHasAUnit(String expression, Duration every) {
        assertThat(Rate.of(expression).every()).isEqualTo(every);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate(0 hours)", "rate(1 week)", "cron(0 * * * ? *)", "rate(hour)", ""})
    void anythingElseIsRefused(String expression) {
        assertThatThrownBy(() -> Rate.of(expression)).isInstanceOf(AwsError.class).hasMessageContaining("rate(1 hour)");
    }

    private static JsonNode properties(String rate, String state) {
        try {
            return new ObjectMapper().readTree("""
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
