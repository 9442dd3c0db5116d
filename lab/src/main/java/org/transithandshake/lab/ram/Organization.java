package org.transithandshake.lab.ram;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An organization of AWS Organizations. If sharing in RAM is turned on for it, what is shared within it, or with it or
 * one of its units, needs no invitation (AWS RAM User Guide, "Getting started": "Enable resource sharing within AWS
 * Organizations"); if not, its accounts are invited as any other, and neither it nor a unit can be shared with.
 *
 * @param id      such as {@code o-a1b2c3d4e5}
 * @param manager its management account
 * @param units   the unit, such as {@code ou-ab12-cdefgh34}, that each member account is in; empty for the root
 * @param readers its delegated administrators, who may ask which accounts it has
 * @param shares  whether sharing is turned on
 */
public record Organization(String id, String manager, Map<String, String> units, Set<String> readers,
        boolean shares) {
    public Organization {
        units = Map.copyOf(units);
        readers = Set.copyOf(readers);
    }

    /** One that shares. */
    public Organization(String id, String manager, Map<String, String> units, Set<String> readers) {
        this(id, manager, units, readers, true);
    }

    /** One that shares, without delegated administrators. */
    public Organization(String id, String manager, Map<String, String> units) {
        this(id, manager, units, Set.of());
    }

    /** The same, in which sharing was not turned on. */
    public Organization withoutSharing() {
        return new Organization(id, manager, units, readers, false);
    }

    public static Organization none() {
        return new Organization("", "", Map.of());
    }

    public boolean isReadBy(String account) {
        return account.equals(manager) || readers.contains(account);
    }

    /** The id of its root, which is the first part of each unit's. */
    public String root() {
        return units.values().stream().filter(unit -> !unit.isEmpty()).sorted().findFirst()
                .map(unit -> "r-" + unit.split("-")[1]).orElse("r-ab12");
    }

    public Set<String> members() {
        return units.keySet();
    }

    public String arn() {
        return "arn:aws:organizations::" + manager + ":organization/" + id;
    }

    public String arnOf(String unit) {
        return "arn:aws:organizations::" + manager + ":ou/" + id + "/" + unit;
    }

    public boolean has(String account) {
        return units.containsKey(account);
    }

    /** Whether this is in an ARN of the organization or of one of its units. */
    boolean isIn(String principal) {
        return !id.isEmpty() && principal.contains("/" + id);
    }

    /** Whether two accounts share without an invitation. */
    boolean sharesFrom(String account) {
        return shares && has(account);
    }

    /** Whether this names the organization, a unit that it has, or a member. */
    boolean names(String principal) {
        return has(principal) || !id.isEmpty() && (principal.equals(arn())
                || units.values().stream().anyMatch(unit -> !unit.isEmpty() && principal.equals(arnOf(unit))));
    }

    /** The principals by which the account is meant. */
    Stream<String> principalsOf(String account) {
        return !shares || !has(account) ? Stream.of(account) : units.get(account).isEmpty() ? Stream.of(account, arn())
                : Stream.of(account, arn(), arnOf(units.get(account)));
    }
}
