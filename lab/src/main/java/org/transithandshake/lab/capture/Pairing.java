package org.transithandshake.lab.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what two captures show of the same thing. The same attempt is told by ports and initial sequence number, so
 * that the two may name the hosts differently; other attempts between the same hosts and service are put beside it.
 */
final class Pairing {

    /** The same attempt at both ends. */
    record Pair(Attempt client, Attempt server) {
    }

    /** @param service the server's port */
    record Key(String client, String server, String service) {
    }

    /** The attempts between two hosts at one service: seen at both ends, or at one only. */
    record Group(Key key, List<Pair> both, List<Attempt> onlyClient, List<Attempt> onlyServer) {
        Group(Key key) {
            this(key, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        boolean joined() {
            return !both.isEmpty() || !onlyClient.isEmpty() && !onlyServer.isEmpty();
        }
    }

    private final Map<Key, Group> groups = new LinkedHashMap<>();
    private final Map<String, String> nameAtClient = new HashMap<>();

    private Pairing() {
    }

    static List<Group> of(List<Attempt> atClient, List<Attempt> atServer) {
        Pairing pairing = new Pairing();
        Map<String, List<Attempt>> byPort = new LinkedHashMap<>();
        atServer.forEach(attempt -> byPort.computeIfAbsent(attempt.client().port(), p -> new ArrayList<>()).add(attempt));
        List<Attempt> left = new ArrayList<>();
        for (Attempt attempt : atClient) {
            List<Attempt> candidates = byPort.getOrDefault(attempt.client().port(), List.of());
            Optional<Attempt> same = candidates.stream().filter(other -> isSame(attempt, other)).findFirst();
            same.ifPresentOrElse(other -> {
                candidates.remove(other);
                pairing.both(attempt, other);
            }, () -> left.add(attempt));
        }
        left.forEach(attempt -> pairing.group(attempt).onlyClient().add(attempt));
        byPort.values().forEach(list -> list.forEach(other -> pairing.group(other).onlyServer().add(other)));
        return List.copyOf(pairing.groups.values());
    }

    private static boolean isSame(Attempt a, Attempt b) {
        long mine = a.initial(true);
        long other = b.initial(true);
        if (mine >= 0 && other >= 0) {
            return mine == other && a.server().port().equals(b.server().port());
        }
        return a.client().equals(b.client()) && a.server().equals(b.server());
    }

    private void both(Attempt client, Attempt server) {
        nameAtClient.put(server.client().host(), client.client().host());
        nameAtClient.put(server.server().host(), client.server().host());
        group(client).both().add(new Pair(client, server));
    }

    private Group group(Attempt attempt) {
        Key key = new Key(name(attempt, attempt.client()), name(attempt, attempt.server()), attempt.server().port());
        return groups.computeIfAbsent(key, Group::new);
    }

    private String name(Attempt attempt, Endpoint endpoint) {
        return attempt.side() == Side.CLIENT ? endpoint.host()
                : nameAtClient.getOrDefault(endpoint.host(), endpoint.host());
    }
}
