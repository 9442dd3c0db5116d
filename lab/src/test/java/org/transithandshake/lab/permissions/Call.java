package org.transithandshake.lab.permissions;

import java.util.HashMap;
import java.util.Map;

/**
 * A call that a statement is asked about.
 *
 * @param owner     logical id of the resource that the statement belongs to
 * @param what      how it differs from the call that the statement is for; empty for that one
 * @param principal who calls; ignored for a role's own policy
 * @param context   condition keys with their values
 */
record Call(String owner, String what, String principal, String action, String resource, Map<String, String> context) {
    /** For lists of exceptions: the same for all resources and stacks. */
    String name() {
        return owner.replaceFirst("Role$", "") + " " + action + " " + what;
    }

    Call by(String other) {
        return new Call(owner, "another principal", other, action, resource, context);
    }

    Call on(String which, String other) {
        return new Call(owner, which, principal, action, other, context);
    }

    Call without(String key) {
        Map<String, String> less = new HashMap<>(context);
        less.remove(key);
        return new Call(owner, "without " + key, principal, action, resource, less);
    }

    Call withAnother(String key) {
        Map<String, String> other = new HashMap<>(context);
        other.put(key, "neighbour");
        return new Call(owner, "another " + key, principal, action, resource, other);
    }
}
