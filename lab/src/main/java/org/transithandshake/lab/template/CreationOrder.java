package org.transithandshake.lab.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts resources so that each comes after those it needs; otherwise they keep the template's order. */
final class CreationOrder {
    private final Map<String, Set<String>> needs;
    private final Set<String> placed = new LinkedHashSet<>();
    private final List<String> path = new ArrayList<>();

    private CreationOrder(Map<String, Set<String>> needs) {
        this.needs = needs;
    }

    /** @param needs what each needs, by logical id; a need that is no key is passed over */
    static List<String> of(Map<String, Set<String>> needs) {
        CreationOrder order = new CreationOrder(needs);
        needs.keySet().forEach(order::place);
        return List.copyOf(order.placed);
    }

    private void place(String id) {
        if (placed.contains(id) || !needs.containsKey(id)) {
            return;
        }
        if (path.contains(id)) {
            throw new TemplateException("Circular dependency between resources: "
                    + String.join(" -> ", path.subList(path.indexOf(id), path.size())) + " -> " + id + ".");
        }
        path.add(id);
        needs.get(id).forEach(this::place);
        path.removeLast();
        placed.add(id);
    }
}
