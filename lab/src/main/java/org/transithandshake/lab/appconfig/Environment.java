package org.transithandshake.lab.appconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.appconfig.model.Monitor;

/** Where configurations are deployed to, one at a time. */
final class Environment {
    final String id;
    /** The oldest first; the number of one is its place in the list, from 1. */
    final List<Rollout> rollouts = new ArrayList<>();
    String name;
    String description;
    List<Monitor> monitors = List.of();

    Environment(String id) {
        this.id = id;
    }

    Optional<Rollout> running() {
        return rollouts.stream().filter(Rollout::runs).findFirst();
    }

    /** What readers of the profile are given now. */
    Optional<Rollout> served(Profile profile) {
        return rollouts.reversed().stream().filter(one -> one.profile == profile && one.isServed()).findFirst();
    }
}
