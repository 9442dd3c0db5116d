package org.transithandshake.lab.states;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which states and transitions of the state machines have been taken. */
public final class Coverage {
    private final Map<String, Set<Step>> possible = new LinkedHashMap<>();
    private final Set<Step> visited = new LinkedHashSet<>();

    /**
     * A state entered, or a way out of it taken.
     *
     * @param machine ARN of the state machine
     * @param way     empty for the state itself, else the field of the definition: {@code Next}, {@code End},
     *                {@code Default}, {@code Choices[0]}, {@code Retry[0]}, {@code Catch[0]}
     * @param target  the state it leads to; empty for a state and for the end of a flow
     */
    public record Step(String machine, String state, String way, String target) {
    }

    /** Everything that the machines of this lab could do. */
    public Set<Step> possible() {
        Set<Step> all = new LinkedHashSet<>();
        possible.values().forEach(all::addAll);
        return all;
    }

    /** What they did. */
    public Set<Step> visited() {
        return Set.copyOf(visited);
    }

    /** What they never did, in the order of the definitions. */
    public List<Step> unvisited() {
        List<Step> rest = new ArrayList<>(possible());
        rest.removeAll(visited);
        return rest;
    }

    void add(String machine, Flow flow) {
        Set<Step> steps = new LinkedHashSet<>();
        flow.all().forEach(state -> {
            steps.add(new Step(machine, state.name(), "", ""));
            Flow.exits(state).forEach(exit -> steps.add(step(machine, state, exit)));
            if (state instanceof State.Fallible fallible) {
                for (int i = 0; i < fallible.recovery().retriers().size(); i++) {
                    steps.add(retry(machine, state, i));
                }
            }
        });
        possible.put(machine, steps);
    }

    void entered(String machine, State state) {
        visited.add(new Step(machine, state.name(), "", ""));
    }

    void left(String machine, State state, Exit exit) {
        visited.add(step(machine, state, exit));
    }

    /** An error met this retrier; one with MaxAttempts 0 does its work by not retrying. */
    void retried(String machine, State state, int retrier) {
        visited.add(retry(machine, state, retrier));
    }

    private static Step step(String machine, State state, Exit exit) {
        return new Step(machine, state.name(), exit.label(), exit.next().orElse(""));
    }

    private static Step retry(String machine, State state, int index) {
        return new Step(machine, state.name(), "Retry[" + index + "]", state.name());
    }
}
