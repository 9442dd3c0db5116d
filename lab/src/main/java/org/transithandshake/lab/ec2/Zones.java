package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Availability Zones. Tokyo has the zones a, c and d with their usual ids; other Regions get three made-up ones. Every
 * account sees the same names, which AWS does not promise: compare ids.
 */
final class Zones {
    private static final Map<String, String> TOKYO = Map.of("a", "apne1-az4", "c", "apne1-az1", "d", "apne1-az2");

    private Zones() {
    }

    record Zone(String name, String id) {
    }

    static List<Zone> of(String region) {
        List<Zone> zones = new ArrayList<>();
        if (region.equals("ap-northeast-1")) {
            TOKYO.keySet().stream().sorted().forEach(letter -> zones.add(new Zone(region + letter, TOKYO.get(letter))));
        } else {
            for (int i = 0; i < 3; i++) {
                zones.add(new Zone(region + "abc".charAt(i), shortName(region) + "-az" + (i + 1)));
            }
        }
        return zones;
    }

    /** The zone with this name or id; the first of the Region when both are absent. */
    static Optional<Zone> find(String region, String name, String id) {
        return of(region).stream()
                .filter(zone -> (name == null || zone.name.equals(name)) && (id == null || zone.id.equals(id)))
                .findFirst();
    }

    private static String shortName(String region) {
        String[] parts = region.split("-");
        String direction = parts[1].replaceFirst("^(north|south)(east|west)$", "$1 $2");
        StringBuilder name = new StringBuilder(parts[0]);
        for (String word : direction.split(" ")) {
            name.append(word.charAt(0));
        }
        return name.append(parts[parts.length - 1]).toString();
    }
}
