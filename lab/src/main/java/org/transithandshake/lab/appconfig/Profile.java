package org.transithandshake.lab.appconfig;

import java.util.List;
import java.util.TreeMap;

/** What is configured, with every version that somebody put there. */
final class Profile {
    final String id;
    final TreeMap<Integer, Hosted> versions = new TreeMap<>();
    String name;
    String description;
    /** ARNs of functions. */
    List<String> validators = List.of();
    /** Whether its deployments are told to EventBridge. */
    boolean tells;
    private int last;

    Profile(String id) {
        this.id = id;
    }

    /** Numbers are not used again. */
    int next() {
        return ++last;
    }
}
