package org.transithandshake.lab.states;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A way out of a state.
 *
 * @param label  the field that leads there, such as {@code Next}, {@code Default} or {@code Catch[0]}
 * @param next   the state that follows; empty at the end of its flow
 * @param output empty: the state's default, its result or input
 * @param assign the variables that the way out sets
 */
record Exit(String label, Optional<String> next, Optional<Template> output, Map<String, Template> assign) {
    static final String END = "End";

    /** The same way out, which first sets what the other one sets. */
    Exit assigningAlso(Exit other) {
        Map<String, Template> both = new LinkedHashMap<>(other.assign);
        both.putAll(assign);
        return new Exit(label, next, output, both);
    }
}
