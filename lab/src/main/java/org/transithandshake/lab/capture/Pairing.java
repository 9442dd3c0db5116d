package org.transithandshake.lab.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * The attempts between two hosts at one service: seen at both ends, or at one only.
     *
     * @param assumed one capture names the hosts and the other gives addresses; that they are the same is a guess
     */
    record Group(Key key, List<Pair> both, List<Attempt> onlyClient, List<Attempt> onlyServer, boolean assumed) {
        Group(Key key) {
            this(key, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), false);
        }

        private boolean begun() {
            return Stream.concat(onlyClient.stream(), onlyServer.stream()).anyMatch(Attempt::begun);
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
        atServer.forEach(attempt ->
                byPort.computeIfAbsent(attempt.client().port(), port -> new ArrayList<>()).add(attempt));
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
        List<Group> groups = List.copyOf(pairing.groups.values());
        return groups.stream().anyMatch(Group::joined) ? groups : guess(groups);
    }

    /** Where each capture shows one pair of hosts only, and but one of them by name, these are taken for the same. */
    private static List<Group> guess(List<Group> groups) {
        List<Group> begun = groups.stream().filter(Group::begun).toList();
        if (begun.size() != 2) {
            return groups;
        }
        Group first = begun.getFirst();
        Group second = begun.getLast();
        boolean oneEach = !first.onlyClient().isEmpty() && !second.onlyServer().isEmpty();
        if (!oneEach || !first.key().service().equals(second.key().service())
                || isAddress(first.key().server()) == isAddress(second.key().server())) {
            return groups;
        }
        return List.of(new Group(first.key(), List.of(), first.onlyClient(), second.onlyServer(), true));
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
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
