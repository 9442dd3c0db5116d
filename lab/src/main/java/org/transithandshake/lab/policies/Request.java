package org.transithandshake.lab.policies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.policy.rules.Fact;
import org.transithandshake.policy.rules.Facts;
import org.transithandshake.policy.rules.Placing;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.rules.Ruling;
import org.transithandshake.policy.rules.Section;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Members;
import org.transithandshake.policy.text.Node;

/**
 * Something to decide, as a file states it. The section follows from the facts: a {@code sender} offers a share,
 * {@code ranges} want to be placed, anything else asks to be admitted.
 *
 * @param others what the segments show already: {@code others: [{range: 10.1.0.0/16, attachment: tgw-attach-1}]}
 */
public record Request(String section, Facts facts, List<RouteOwner> others) {
    static final String KEYS = "account, vpc, subnets, organization, ouPath, principal, ranges, ipamAllocations";

    /** Reads the facts out of a mapping; the caller refuses what else is in it. */
    static Request read(Members members, Faults faults) {
        Facts facts = Facts.none();
        for (Fact fact : Fact.values()) {
            if (fact == Fact.RANGES) {
                Optional<List<Cidr>> ranges = ranges(members);
                facts = ranges.isPresent() ? facts.with(ranges.get()) : facts;
            } else {
                Optional<List<String>> values = members.list(fact.key(), text -> checked(fact, text));
                facts = values.isPresent() ? facts.with(fact, values.get().toArray(String[]::new)) : facts;
            }
        }
        List<RouteOwner> others = others(members, faults);
        return new Request(sectionOf(facts), facts, others);
    }

    /** An empty list is an attachment that shows no range. */
    private static Optional<List<Cidr>> ranges(Members members) {
        boolean none = members.node(Fact.RANGES.key())
                .filter(node -> node instanceof Node.Sequence list && list.items().isEmpty()).isPresent();
        return none ? Optional.of(List.of()) : members.list(Fact.RANGES.key(), Cidr::of);
    }

    private static String checked(Fact fact, String text) {
        if (fact == Fact.SUBNETS && !text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("'" + text + "' is no number of subnets; write one such as 2");
        }
        if (fact == Fact.ALLOCATIONS && !text.matches("ipam-pool-[0-9a-f]+ [0-9a-fA-F:.]+/\\d+")) {
            throw new IllegalArgumentException("'" + text
                    + "' is no allocation; write one such as ipam-pool-0123456789abcdef0 10.1.0.0/16");
        }
        return text;
    }

    private static List<RouteOwner> others(Members members, Faults faults) {
        List<RouteOwner> others = new ArrayList<>();
        Optional<Node> list = members.node("others");
        if (list.isPresent() && !(list.get() instanceof Node.Sequence)) {
            faults.error(list.get().at(), "'others' is " + list.get().kind(),
                    "write a list such as [{range: 10.1.0.0/16, attachment: tgw-attach-1}]");
        }
        list.filter(Node.Sequence.class::isInstance).ifPresent(items ->
                ((Node.Sequence) items).items().forEach(item -> {
                    Members other = new Members(item, "one of others", faults);
                    Optional<Cidr> range = other.value("range", Cidr::of);
                    Optional<Node.Scalar> attachment = other.require("attachment", "tgw-attach-1");
                    other.require("range", "10.1.0.0/16");
                    other.refuseOthers();
                    if (range.isPresent() && attachment.isPresent()) {
                        others.add(new RouteOwner(range.get(), attachment.get().text()));
                    }
                }));
        return others;
    }

    private static String sectionOf(Facts facts) {
        if (facts.of(Fact.SENDER).isPresent()) {
            return "invitations";
        }
        return facts.ranges().isPresent() ? "place" : "admit";
    }

    /** What the policy says of it. */
    public Ruling decide(PolicyFile policy, LocalDate today) {
        if (section.equals("place")) {
            Placing placing = new Placing(policy, today);
            return placing.among(placing.byRules(facts), facts, others);
        }
        return sectionOf(policy).decide(facts, today);
    }

    public Section sectionOf(PolicyFile policy) {
        return policy.sections().stream().filter(each -> each.name().equals(section)).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(section);
        for (Fact fact : Fact.values()) {
            facts.of(fact).ifPresent(values -> text.append(' ').append(fact.key()).append('=')
                    .append(values.isEmpty() ? "none" : String.join(",", values)));
        }
        return text.toString();
    }
}
