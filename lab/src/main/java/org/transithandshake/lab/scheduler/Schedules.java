package org.transithandshake.lab.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.api.Functions;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.PhysicalName;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.sqs.Queues;
import org.transithandshake.lab.time.Timeline;

/**
 * EventBridge Scheduler, made through {@code AWS::Scheduler::Schedule}; {@code Ref} is the schedule's name.
 *
 * <p>A rate begins with the schedule itself: "If you do not provide a StartDate for a rate-based schedule, your
 * schedule starts invoking the target immediately" (User Guide, "Schedule types"). With a flexible time window AWS
 * invokes at some moment within it; here that is its middle. Lambda is invoked asynchronously.
 * What Lambda does not take is tried again by the schedule's {@link RetryPolicy}, and then kept in its queue.
 */
public final class Schedules implements ResourceType {
    private static final int LONGEST_NAME = 64;

    private final Timeline time;
    private final Authorizer authorizer;
    private final Functions functions;
    private final DeadLetters deadLetters;
    private final Faults faults;
    private final Map<String, Running> running = new HashMap<>();
    private final List<String> refused = new ArrayList<>();

    private record Running(Schedule schedule, Timeline.Moment next) {
    }

    /** @param faults what goes wrong here: a delivery's rule is the schedule's name */
    public Schedules(Timeline time, Authorizer authorizer, Functions functions, Queues queues, Faults faults) {
        this.time = time;
        this.authorizer = authorizer;
        this.functions = functions;
        this.deadLetters = new DeadLetters(queues);
        this.faults = faults;
    }

    @Override
    public String type() {
        return Schedule.TYPE;
    }

    @Override
    public Set<String> properties() {
        return Set.of("Name", "Description", "ScheduleExpression", "FlexibleTimeWindow", "State", "Target");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String name = PhysicalName.of(NestedProperties.text(properties, "Name"), place, LONGEST_NAME);
        Schedule schedule = Schedule.read(place, name, properties);
        authorizer.checkTrust(schedule.role(), "scheduler.amazonaws.com");
        Running before = running.get(schedule.arn());
        if (before == null || !before.schedule().equals(schedule)) {
            stop(schedule.arn());
            next(schedule, schedule.window().dividedBy(2));
        }
        return new Created(name, Map.of("Arn", schedule.arn()));
    }

    @Override
    public void delete(Place place, Created made) {
        stop(made.attributes().get("Arn"));
    }

    /** What Scheduler gave up, a line each, whether a queue has it or not. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    private void stop(String arn) {
        Running old = running.remove(arn);
        if (old != null) {
            old.next().cancel();
        }
    }

    private void next(Schedule schedule, Duration delay) {
        if (schedule.enabled()) {
            running.put(schedule.arn(), new Running(schedule, time.tick(delay, () -> {
                next(schedule, schedule.rate().every());
                invoke(schedule, time.now(), 0);
            })));
        }
    }

    private void invoke(Schedule schedule, Instant scheduled, int retries) {
        Caller role = new Caller(schedule.place().account(), schedule.place().region(), schedule.role(),
                "schedule " + schedule.name(), schedule.arn());
        try {
            faults.of(new Faults.Delivery(schedule.place().account(), schedule.name(), schedule.target(),
                    schedule.input())).ifPresent(fault -> {
                        throw fault.error();
                    });
            authorizer.check(role, new Access("lambda:InvokeFunction", schedule.target()));
            functions.invokeLater(schedule.target(), schedule.input(), schedule.arn());
        } catch (AwsError e) {
            refuse(role, schedule, scheduled, retries, e);
        }
    }

    private void refuse(Caller role, Schedule schedule, Instant scheduled, int retries, AwsError error) {
        Optional<String> exhausted = schedule.retryPolicy().exhausted(
                retries, Duration.between(scheduled, time.now()));
        if (exhausted.isEmpty()) {
            time.after(schedule.retryPolicy().backoff(retries), () -> invoke(schedule, scheduled, retries + 1));
        } else {
            refused.add(schedule.arn() + ": " + error);
            deadLetters.take(role, schedule, scheduled, retries, error, exhausted.get());
        }
    }
}
