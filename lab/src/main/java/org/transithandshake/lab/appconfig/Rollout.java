package org.transithandshake.lab.appconfig;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.appconfig.model.DeploymentEvent;
import software.amazon.awssdk.services.appconfig.model.DeploymentEventType;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.TriggeredBy;

/** One deployment of a version to an environment. */
final class Rollout {
    final int number;
    final Profile profile;
    final Hosted version;
    final Strategy strategy;
    final String description;
    final Instant started;
    private final List<DeploymentEvent> events = new ArrayList<>();
    private DeploymentState state = DeploymentState.BAKING;
    private Instant ended;

    Rollout(int number, Profile profile, Hosted version, Strategy strategy, String description, Instant started) {
        this.number = number;
        this.profile = profile;
        this.version = version;
        this.strategy = strategy;
        this.description = description;
        this.started = started;
        note(DeploymentEventType.DEPLOYMENT_STARTED, TriggeredBy.USER, "Deployment started", started);
        note(DeploymentEventType.BAKE_TIME_STARTED, TriggeredBy.APPCONFIG, "Deployment bake time started", started);
    }

    DeploymentState state() {
        return state;
    }

    Instant ended() {
        return ended;
    }

    boolean runs() {
        return state == DeploymentState.BAKING;
    }

    /** All at once: readers have it from the beginning of the bake. */
    boolean isServed() {
        return runs() || state == DeploymentState.COMPLETE;
    }

    /** The newest first, as GetDeployment tells them. */
    List<DeploymentEvent> events() {
        return List.copyOf(events.reversed());
    }

    void end(DeploymentState how, DeploymentEventType event, TriggeredBy by, String why, Instant now) {
        state = how;
        ended = now;
        note(event, by, why, now);
    }

    private void note(DeploymentEventType type, TriggeredBy by, String why, Instant now) {
        events.add(DeploymentEvent.builder().eventType(type).triggeredBy(by).description(why).occurredAt(now).build());
    }
}
