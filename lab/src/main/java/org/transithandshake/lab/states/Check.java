package org.transithandshake.lab.states;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What holds across the states of a definition: their names are unique in the whole machine, every Next and Default
 * leads to a state of the same flow, and an inner flow assigns no variable that an outer one assigns (States
 * Language, "Transitions" and "Variable scope").
 */
final class Check {
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
            if (!names.add(state.name())) {
                throw root.invalid("DUPLICATE_STATE_NAME: two states are named '" + state.name() + "'", "States");
            }
            for (Exit exit : Flow.exits(state)) {
                exit.next().ifPresent(next -> target(flow, next, "States/" + state.name() + "/" + exit.label()));
                assigned.addAll(variables(state, exit.assign(), outer));
            }
        }
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

    private void target(Flow flow, String name, String field) {
        if (!flow.states().containsKey(name)) {
            throw root.invalid("MISSING_TRANSITION_TARGET: there is no state '" + name + "' in the same flow", field);
        }
    }
}
