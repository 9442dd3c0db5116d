package org.transithandshake.lab.states;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What holds across the states of a definition: their names are unique in the whole machine, every Next and Default
 * leads to a state of the same flow, every state can be reached, a flow can end, and an inner flow assigns no variable
 * that an outer one assigns (States Language, "Transitions" and "Variable scope"; the error codes are those of
 * ValidateStateMachineDefinition).
 */
final class Check {
    /** States Language, "States": "The state name, whose length MUST BE less than or equal to 80 characters". */
    private static final int LONGEST_NAME = 80;

    private final Fields root;
    private final Set<String> names = new HashSet<>();

    private Check(Fields root) {
        this.root = root;
    }

    static void names(Flow flow, Fields root) {
        new Check(root).flow(flow, Set.of());
    }

    private void flow(Flow flow, Set<String> outer) {
        target(flow, flow.startAt(), "StartAt");
        Set<String> assigned = new HashSet<>();
        for (State state : flow.states().values()) {
            if (state.name().length() > LONGEST_NAME) {
                throw root.invalid("a state's name may have " + LONGEST_NAME + " characters", "States/" + state.name());
            }
            if (!names.add(state.name())) {
                throw root.invalid("DUPLICATE_STATE_NAME: two states are named '" + state.name() + "'", "States");
            }
            for (Exit exit : Flow.exits(state)) {
                exit.next().ifPresent(next -> target(flow, next, "States/" + state.name() + "/" + exit.label()));
                assigned.addAll(variables(state, exit.assign(), outer));
            }
        }
        reachable(flow);
        Set<String> all = new HashSet<>(outer);
        all.addAll(assigned);
        flow.states().values().forEach(state -> Flow.inside(state).forEach(inner -> flow(inner, all)));
    }

    private Set<String> variables(State state, Map<String, Template> assign, Set<String> outer) {
        for (String name : assign.keySet()) {
            if (outer.contains(name)) {
                throw root.invalid("an outer flow already assigns the variable '" + name + "'",
                        "States/" + state.name() + "/Assign");
            }
        }
        return assign.keySet();
    }

    private void reachable(Flow flow) {
        Set<String> reached = new LinkedHashSet<>(Set.of(flow.startAt()));
        for (Deque<String> next = new ArrayDeque<>(reached); !next.isEmpty();) {
            Flow.exits(flow.state(next.remove())).stream().flatMap(exit -> exit.next().stream())
                    .filter(reached::add).forEach(next::add);
        }
        for (String name : flow.states().keySet()) {
            if (!reached.contains(name)) {
                throw root.invalid("MISSING_TRANSITION_TARGET: State \"" + name + "\" is not reachable.",
                        "States/" + name);
            }
        }
        if (flow.states().values().stream().noneMatch(Check::ends)) {
            throw root.invalid("MISSING_END_STATE: Workflow has no terminal state", "States");
        }
    }

    private static boolean ends(State state) {
        return state instanceof State.Fail || Flow.exits(state).stream().anyMatch(exit -> exit.next().isEmpty());
    }

    private void target(Flow flow, String name, String field) {
        if (!flow.states().containsKey(name)) {
            throw root.invalid("MISSING_TRANSITION_TARGET: there is no state '" + name + "' in the same flow", field);
        }
    }
}
