package org.transithandshake.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.PrefixLists;
import org.transithandshake.aws.PrefixLists.Listed;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Shares;
import org.transithandshake.aws.Subject;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Policy;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;

/**
 * A prefix list for each segment and address family, of what its members reach. The gateway's tables and the policy say
 * what that is, so any look mends any list, in whatever order joins and leaves come.
 */
final class SegmentLists {
    private static final String PREFIX = "prefix-list:";

    private final PrefixLists lists;
    private final Shares shares;
    private final int most;
    private final String account;

    SegmentLists(Aws aws, Settings settings) {
        lists = new PrefixLists(aws);
        shares = new Shares(aws);
        most = settings.prefixListEntries();
        account = settings.account();
    }

    /** Ids of a segment's lists; nothing where there are none. */
    List<String> of(String segment) {
        return most == 0 ? List.of() : made().values().stream()
                .filter(list -> list.role().startsWith(PREFIX + segment + ":")).map(Listed::id).toList();
    }

    /** By what they are; of two that two offers made at once the first by id, so that everybody keeps the same. */
    private Map<String, Listed> made() {
        Map<String, Listed> made = new LinkedHashMap<>();
        lists.of(account).stream().filter(list -> list.role().startsWith(PREFIX))
                .forEach(list -> made.putIfAbsent(list.role(), list));
        return made;
    }

    private static List<String> roles(Policy policy) {
        return policy.segments().names().stream().flatMap(segment -> Stream.of(PREFIX + segment + ":IPv4",
                PREFIX + segment + ":IPv6")).filter(role -> policy.speaksIpv6() || role.endsWith("IPv4")).toList();
    }

    /** Whether a list is missing or too small, which the offer mends. */
    private boolean areAllMade(Policy policy, Map<String, Listed> made) {
        return made.keySet().containsAll(roles(policy))
                && made.values().stream().allMatch(list -> list.maxEntries() >= most);
    }

    /**
     * A sweep's look: gives each list its entries.
     *
     * @return what a person has to do, a line each; nothing if lists have to be made first
     */
    Optional<List<String>> mend(Survey survey) {
        if (most == 0) {
            return Optional.of(List.of());
        }
        Map<String, Listed> made = made();
        return areAllMade(survey.policy(), made) ? Optional.of(fix(made, survey)) : Optional.empty();
    }

    private List<String> fix(Map<String, Listed> made, Survey survey) {
        return made.values().stream().flatMap(list -> fix(list, survey).stream()).toList();
    }

    private Set<Cidr> entries(Listed list) {
        return new TreeSet<>(lists.entries(list).entries());
    }

    /** What the list should have; nothing if its segment's table has too many routes to be read. */
    private static Optional<Set<Cidr>> wanted(String role, Survey survey) {
        String[] parts = role.split(":");
        boolean ipv6 = parts[2].equals("IPv6");
        return survey.reachedFrom(parts[1]).map(ranges -> {
            Set<Cidr> wanted = new TreeSet<>(ranges);
            wanted.removeIf(range -> range.isIpv6() != ipv6);
            return wanted;
        });
    }

    /**
     * Makes the lists that are missing, shares all of them, and gives each its entries.
     *
     * @return what a person has to do, a line each
     * @throws NotYet while a list is being made or changed: look again
     */
    List<String> fix(Survey survey) {
        Map<String, Listed> made = made();
        List<String> missing = roles(survey.policy()).stream().filter(role -> !made.containsKey(role)).toList();
        missing.forEach(role -> lists.create(role, role.endsWith("IPv6"), most));
        if (!missing.isEmpty() || made.values().stream().anyMatch(Listed::isBeingMade)) {
            throw new NotYet("prefix lists are being made: " + missing + " " + made);
        }
        shares.ensureResources(made.values().stream().map(Listed::arn).toList());
        made.values().stream().filter(list -> list.maxEntries() < most).findFirst().ifPresent(list -> {
            lists.resize(list, most);
            throw new NotYet("the prefix list " + list.id() + " is being given room for " + most + " entries");
        });
        return fix(made, survey);
    }

    /** Tells people, once for each set of facts. */
    static void tell(Reports reports, List<String> findings) {
        if (!findings.isEmpty()) {
            reports.tell(Subject.PREFIX_LISTS.of(),
                    String.join("\n", findings) + "\n");
        }
    }

    private Optional<String> fix(Listed list, Survey survey) {
        Optional<Set<Cidr>> wanted = wanted(list.role(), survey);
        if (wanted.isEmpty()) {
            return Optional.of(list.role() + " (" + list.id()
                    + ") is left as it is: its segment has more routes than a search answers");
        }
        Set<Cidr> standing = entries(list);
        List<Cidr> gone = standing.stream().filter(range -> !wanted.get().contains(range)).toList();
        List<Cidr> come = wanted.get().stream().filter(range -> !standing.contains(range)).toList();
        int room = list.maxEntries() - (standing.size() - gone.size());
        List<Cidr> fitting = come.subList(0, Math.min(room, come.size()));
        if (!gone.isEmpty() || !fitting.isEmpty()) {
            lists.change(list, fitting, gone);
        }
        return fitting.size() == come.size() ? Optional.empty() : Optional.of(list.role() + " (" + list.id() + ") has "
                + list.maxEntries() + " entries at most, and needs " + wanted.get().size() + ": "
                + come.subList(room, come.size()) + " are missing; deploy the hub with a larger PrefixListMaxEntries");
    }
}
