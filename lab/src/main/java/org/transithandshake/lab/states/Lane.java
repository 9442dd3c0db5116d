package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Where a flow runs.
 *
 * @param map {@code $states.context.Map} inside the processor of a Map
 */
record Lane(Scope scope, Strand strand, Optional<JsonNode> map) {
    /** A lane inside this one. */
    Lane inner(Strand part, Optional<JsonNode> item) {
        return new Lane(scope.inner(), part, item.or(() -> map));
    }
}
