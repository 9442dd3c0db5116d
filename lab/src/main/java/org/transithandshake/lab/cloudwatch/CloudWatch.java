package org.transithandshake.lab.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.sns.Topics;
import org.transithandshake.lab.sqs.Queues;
import org.transithandshake.lab.time.Timeline;

/**
 * Alarms on the depth of queues, on executions that did not succeed, and on what functions print.
 *
 * <p>An alarm is evaluated at the end of each period in which one of its metrics changed, and of the one after; so
 * nothing is scheduled while nothing happens. Whoever goes off publishes once, and again only after a quiet period.
 */
public final class CloudWatch {
    private static final String SERVICE = "cloudwatch.amazonaws.com";
    private static final Map<String, String> ENDS = Map.of("FAILED", "ExecutionsFailed",
            "TIMED_OUT", "ExecutionsTimedOut", "ABORTED", "ExecutionsAborted");
    private final String region;
    private final Timeline time;
    private final Authorizer authorizer;
    private final Topics topics;
    private final Readings readings;
    private final Map<String, Alarm> alarms = new LinkedHashMap<>();
    private final Map<String, String> failedActions = new HashMap<>();
    private final Set<String> ringing = new HashSet<>();
    private final Set<String> awaited = new HashSet<>();
    private final List<Consumer<String>> followers = new ArrayList<>();

    public CloudWatch(String region, Timeline time, Journal journal, Authorizer authorizer, Topics topics,
            Queues queues) {
        this.region = region;
        this.time = time;
        this.authorizer = authorizer;
        this.topics = topics;
        readings = new Readings(queues);
        queues.follow(queue -> changed(Metric.visible(queue)));
        journal.follow(entry -> {
            if (entry instanceof Entry.Execution execution && ENDS.containsKey(execution.status())) {
                count(execution);
            } else if (entry instanceof Entry.Metric told) {
                count(told);
            }
        });
    }

    public List<ResourceType> resourceTypes() {
        return List.of(new AlarmType(this));
    }

    /** The names of the alarms of an account, in the order of their creation. */
    public List<String> alarms(String account) {
        return alarms.values().stream().filter(alarm -> alarm.account().equals(account)).map(Alarm::name).toList();
    }

    /** How many metrics the alarms of an account read, which is what is billed. */
    public int alarmMetrics(String account) {
        return alarms.values().stream().filter(alarm -> alarm.account().equals(account))
                .mapToInt(alarm -> alarm.metrics().size()).sum();
    }

    /** Tells the follower the ARN of each alarm that goes off from now on. */
    public void follow(Consumer<String> follower) {
        followers.add(follower);
    }

    /** Whether the alarm is in the state ALARM. */
    public boolean isRinging(String name) {
        return ringing.contains(name);
    }

    /** What topics answered that did not take an alarm's message, by the alarm's name. */
    public Map<String, String> failedActions() {
        return Map.copyOf(failedActions);
    }

    void put(Alarm alarm) {
        alarms.put(alarm.arn(), alarm);
    }

    void remove(String arn) {
        alarms.remove(arn);
    }

    private void count(Entry.Execution execution) {
        Metric metric = new Metric(execution.account(), Metric.MACHINES, ENDS.get(execution.status()),
                Map.of("StateMachineArn", "arn:aws:states:" + region + ":" + execution.account() + ":stateMachine:"
                        + execution.machine()));
        readings.count(time.now(), metric);
        changed(metric);
    }

    /** What functions print is kept only for alarms; an alarm is older than what it is to see. */
    private void count(Entry.Metric told) {
        Metric metric = new Metric(told.account(), told.namespace(), told.name(), told.dimensions());
        if (alarms.values().stream().anyMatch(alarm -> alarm.metrics().contains(metric))) {
            readings.count(time.now(), metric);
            changed(metric);
        }
    }

    private void changed(Metric metric) {
        alarms.values().stream().filter(alarm -> alarm.metrics().contains(metric)).forEach(this::await);
    }

    private void await(Alarm alarm) {
        if (awaited.add(alarm.arn())) {
            long period = alarm.period().toMillis();
            time.after(Duration.ofMillis(period - time.now().toEpochMilli() % period), () -> evaluate(alarm));
        }
    }

    private void evaluate(Alarm alarm) {
        awaited.remove(alarm.arn());
        Instant now = time.now();
        OptionalDouble value = alarms.containsKey(alarm.arn()) ? readings.sum(alarm, now) : OptionalDouble.empty();
        if (value.isEmpty() || value.getAsDouble() <= alarm.threshold()) {
            ringing.remove(alarm.name());
            return;
        }
        if (ringing.add(alarm.name())) {
            alarm.actions().forEach(topic -> publish(alarm, topic, AlarmNotice.text(alarm, now, value.getAsDouble())));
            followers.forEach(follower -> follower.accept(alarm.arn()));
        }
        if (alarm.metrics().stream().noneMatch(metric -> metric.namespace().equals(Metric.QUEUES))) {
            await(alarm);
        }
    }

    private void publish(Alarm alarm, String topic, String text) {
        try {
            authorizer.checkServicePrincipal(topics.policy(topic), SERVICE, new Access("sns:Publish", topic,
                    Map.of("aws:SourceArn", alarm.arn(), "aws:SourceAccount", alarm.account())));
            topics.accept(topic, AlarmNotice.subject(alarm), text);
        } catch (AwsError refused) {
            failedActions.put(alarm.name(), refused.toString());
        }
    }
}
