package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one bus received, kept for so many days; events that a replay brought are not kept again. */
final class Archive {
    private final BusAddress bus;
    private final String region;
    private final String name;
    private final Instant created;
    private final List<Kept> kept = new ArrayList<>();
    private Terms terms;

    /** An event, and when it came. */
    private record Kept(Instant at, JsonNode event) {
    }

    /**
     * What can be changed of an archive.
     *
     * @param description   or null
     * @param pattern       which events are kept, in JSON; null for all
     * @param retentionDays 0 for ever
     */
    record Terms(String description, String pattern, int retentionDays) {
        Terms {
            if (pattern != null) {
                Patterns.check(pattern);
            }
        }

        boolean keeps(JsonNode event) {
            return pattern == null || Patterns.matches(pattern, event);
        }
    }

    Archive(BusAddress bus, String region, String name, Instant created, Terms terms) {
        this.bus = bus;
        this.region = region;
        this.name = name;
        this.created = created;
        this.terms = terms;
    }

    void set(Terms others) {
        terms = others;
    }

    /** Takes what arrives on the bus, if it is to be kept. */
    void take(JsonNode event, Instant now) {
        if (!event.has(Replays.NAME) && terms.keeps(event)) {
            kept.add(new Kept(now, event));
        }
    }

    /** What is kept now, in the order in which it came. */
    List<JsonNode> events(Instant now) {
        if (terms.retentionDays() > 0) {
            kept.removeIf(one -> !one.at().plus(Duration.ofDays(terms.retentionDays())).isAfter(now));
        }
        return kept.stream().map(Kept::event).toList();
    }

    long size(Instant now) {
        return events(now).stream().mapToLong(
                event -> event.toString().getBytes(StandardCharsets.UTF_8).length).sum();
    }

    BusAddress bus() {
        return bus;
    }

    String busArn() {
        return bus.arn(region);
    }

    String name() {
        return name;
    }

    String arn() {
        return arn(region, bus.account(), name);
    }

    static String arn(String region, String account, String name) {
        return "arn:aws:events:" + region + ":" + account + ":archive/" + name;
    }

    Instant created() {
        return created;
    }

    Terms terms() {
        return terms;
    }
}
