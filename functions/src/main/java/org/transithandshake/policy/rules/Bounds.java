package org.transithandshake.policy.rules;

import java.util.Optional;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Members;

/** A smallest and a largest number, both included: {@code {min: 16, max: 24}}. */
record Bounds(int min, int max) {

    /** Reads them; one that is missing is the limit itself. */
    static Optional<Bounds> read(Members parent, String key, int lowest, int highest, Faults faults) {
        return parent.node(key).flatMap(node -> {
            Members members = new Members(node, "'" + key + "'", faults);
            Bounds bounds = new Bounds(number(members, "min", lowest, lowest, highest),
                    number(members, "max", highest, lowest, highest));
            members.refuseOthers();
            if (bounds.min > bounds.max) {
                faults.error(node.at(), "'" + key + "' has a min of " + bounds.min + " and a max of " + bounds.max
                        + ", which nothing can meet", "exchange them");
                return Optional.empty();
            }
            if (bounds.min == lowest && bounds.max == highest) {
                faults.error(node.at(), "'" + key + "' bounds nothing", "give it a min or a max");
                return Optional.empty();
            }
            return Optional.of(bounds);
        });
    }

    private static int number(Members members, String key, int absent, int lowest, int highest) {
        return members.value(key, text -> {
            int number;
            try {
                number = Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is no whole number; write one", e);
            }
            if (number < lowest || number > highest) {
                throw new IllegalArgumentException("'" + text + "' is out of range; write " + lowest + " to "
                        + (highest == Integer.MAX_VALUE ? "any number" : highest));
            }
            return number;
        }).orElse(absent);
    }
}
