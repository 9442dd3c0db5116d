package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Refuses keys that nobody would read. */
final class Shape {
    private Shape() {
    }

    static void onlyKnown(JsonNode object, Set<String> known, String what) {
        if (!object.isObject()) {
            throw new TemplateException(what + " must be an object, but is " + object + ".");
        }
        Faults faults = new Faults();
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.add(what + " has " + name + ", which is not supported" + Nearest.hint(name, known)
                        + ". Supported are " + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        });
        faults.throwIfAny();
    }
}
