package org.transithandshake.path;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a network ACL denies, and the entry that would allow it. */
record AclFindings(AclGate gate, NetworkAcl acl) {

    private static final int STEP = 10;

    Finding denied(List<NetworkAcl.Denial> denials) {
        Traffic traffic = gate.packet().traffic();
        String what = denials.stream().map(NetworkAcl.Denial::ports).sorted(Comparator.comparingInt(PortRange::from))
                .map(ports -> traffic.on(ports).toString()).distinct().collect(Collectors.joining(", "));
        String rules = denials.stream().map(denial -> denial.isByDefault() ? "*" : "" + denial.rule()).distinct()
                .collect(Collectors.joining(", "));
        String why = acl.id() + " of " + gate.subnet().id() + " denies " + what + " " + direction().preposition() + " "
                + gate.other() + " (" + direction().word() + " rule " + rules + ")"
                + (gate.packet().opens() ? "." : "; a network ACL is stateless, so answers need a rule of their own.");
        return new Finding(Code.SUBNET_ACL_RESTRICTION, gate.vpc().account(), acl.id(), why, fix(denials));
    }

    private Fix fix(List<NetworkAcl.Denial> denials) {
        int first = denials.stream().mapToInt(NetworkAcl.Denial::rule).min().orElseThrow();
        String advice = "Allow it by a rule of its own before rule "
                + (first >= AclRule.LAST ? "*" : "" + first) + ", if it shall pass.";
        Optional<Integer> number = freeBefore(first);
        return number.map(free -> Fix.review(advice, FilterCommands.createAclEntry(acl.id(), direction(), free,
                        gate.packet().traffic(), gate.other())))
                .orElseGet(() -> Fix.advice(advice + " No number before it is free: renumber the rules."));
    }

    /**
     * A number that counts before a rule and is free: the next round one after the last of them, or any. An answer
     * takes the one after, as the packet that it answers may need a rule of the same ACL.
     */
    private Optional<Integer> freeBefore(int rule) {
        Set<Integer> taken = acl.rules(direction()).stream().map(AclRule::number).collect(Collectors.toSet());
        int limit = Math.min(rule, AclRule.LAST);
        int last = taken.stream().filter(number -> number < limit).max(Comparator.naturalOrder()).orElse(0);
        int round = (last / STEP + (gate.packet().opens() ? 1 : 2)) * STEP;
        if (round < limit) {
            return Optional.of(round);
        }
        return IntStream.iterate(limit - 1, number -> number > 0, number -> number - 1).boxed()
                .filter(number -> !taken.contains(number)).skip(gate.packet().opens() ? 0 : 1).findFirst();
    }

    private Direction direction() {
        return gate.direction();
    }
}
