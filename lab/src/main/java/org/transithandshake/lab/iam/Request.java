package org.transithandshake.lab.iam;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a policy is asked.
 *
 * @param context values by condition key in lower case
 */
record Request(Principal principal, String action, String resource, Map<String, String> context) {
    Request {
        Map<String, String> lower = new HashMap<>();
        context.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
        context = Map.copyOf(lower);
    }
}
