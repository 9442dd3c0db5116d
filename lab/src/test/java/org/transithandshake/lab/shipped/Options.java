package org.transithandshake.lab.shipped;

import java.util.Map;
import java.util.TreeMap;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.demo.Landscape;

/** What makes a stack have more hops. No stack can have all of it: a policy is kept in one place. */
enum Options {
    EVERYTHING(Map.of("PolicyStore", "AppConfig", "PrefixListMaxEntries", "20", "TopicKey", key(Landscape.HUB)),
            Map.of("PolicyStore", "AppConfig", "RouteBy", "prefix-list", "TopicKey", key(Landscape.SPOKE))),
    POLICY_IN_PARAMETER_STORE(Map.of("PolicyName", Options.POLICY), Map.of("PolicyName", Options.POLICY));

    static final String POLICY = "/transit-handshake/policy";
    /** The first sweep comes within 15 minutes all the same. */
    private static final String SELDOM = "rate(300 days)";
    private final Map<String, String> hub;
    private final Map<String, String> spoke;

    Options(Map<String, String> hub, Map<String, String> spoke) {
        this.hub = hub;
        this.spoke = spoke;
    }

    private static String key(String account) {
        return "arn:aws:kms:" + Lab.REGION + ":" + account + ":key/1234abcd-12ab-34cd-56ef-0123456789ab";
    }

    Map<String, String> hub() {
        return seldom(hub);
    }

    Map<String, String> spoke() {
        return seldom(spoke);
    }

    private static Map<String, String> seldom(Map<String, String> parameters) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put("SweepEvery", SELDOM);
        return more;
    }
}
