package org.transithandshake.lab.states;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** States with a first one: a machine, a branch of a Parallel, or the processor of a Map. */
record Flow(String startAt, Map<String, State> states) {
    State first() {
        return states.get(startAt);
    }

    State state(String name) {
        return states.get(name);
    }

    /** All states, those of nested flows included. */
    Stream<State> all() {
        return states.values().stream()
                .flatMap(state -> Stream.concat(Stream.of(state), inside(state).stream().flatMap(Flow::all)));
    }

    /** The flows directly inside a state. */
    static List<Flow> inside(State state) {
        return switch (state) {
            case State.ForEach map -> List.of(map.processor());
            case State.Parallel parallel -> parallel.branches();
            default -> List.of();
        };
    }

    /** Every way out of a state, retries excepted. */
    static List<Exit> exits(State state) {
        return switch (state) {
            case State.Fallible fallible -> Stream.concat(Stream.of(fallible.exit()),
                    fallible.recovery().catchers().stream().map(Recovery.Catcher::exit)).toList();
            case State.Choice choice -> Stream.concat(choice.rules().stream().map(State.Choice.Rule::exit),
                    choice.otherwise().stream()).toList();
            case State.Wait wait -> List.of(wait.exit());
            case State.Pass pass -> List.of(pass.exit());
            case State.Succeed succeed -> List.of(succeed.exit());
            case State.Fail _ -> List.of();
        };
    }
}
