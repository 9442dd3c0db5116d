package org.transithandshake.policy.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.RouteOwner;

/**
 * Places an attachment by its real ranges. What no rule can allow comes on top of the rules: an attachment that shows
 * no range is reviewed, since AWS drops identical ranges without an error ("How transit gateways work", Amazon VPC
 * Transit Gateways guide), and one whose range overlaps another's is refused, with both named.
 */
public final class Placing {
    public static final String NOT_SEEN = "not-seen";
    public static final String OVERLAP = "overlap";

    private final PolicyFile policy;
    private final LocalDate today;

    public Placing(PolicyFile policy, LocalDate today) {
        this.policy = policy;
        this.today = today;
    }

    /** What the rules say, before anything else in the segment is looked at. */
    public Ruling byRules(Facts facts) {
        Ruling ruling = policy.place().decide(facts, today);
        boolean none = facts.ranges().filter(List::isEmpty).isPresent();
        return none && ruling.effect() != Effect.REFUSE ? instead(ruling, Effect.REVIEW, NOT_SEEN,
                List.of(new Asked("the gateway shows a range of the VPC", "none", Outcome.FAILED))) : ruling;
    }

    /**
     * The rules' word, unless a range overlaps, or the policy drops it.
     *
     * @param others routes of other attachments in the segments that the ruling's segment is compared with
     */
    public Ruling among(Ruling ruling, Facts facts, Collection<RouteOwner> others) {
        if (ruling.effect() != Effect.PLACE) {
            return ruling;
        }
        List<RouteOwner> all = Stream.concat(others.stream(), ruling.segment().stream()
                .flatMap(segment -> policy.segments().blackholesNear(segment).stream())).distinct().toList();
        List<Asked> overlaps = facts.ranges().orElse(List.of()).stream().flatMap(range -> overlap(range, all).stream())
                .toList();
        return overlaps.isEmpty() ? ruling : instead(ruling, Effect.REFUSE, OVERLAP, overlaps);
    }

    private static Optional<Asked> overlap(Cidr range, Collection<RouteOwner> others) {
        List<String> met = others.stream().filter(other -> other.excludes(range))
                .map(other -> other.cidr() + " of " + other.attachmentId()).sorted().toList();
        return met.isEmpty() ? Optional.empty() : Optional.of(new Asked("range overlaps no route of the segment",
                range + " overlaps " + String.join(", ", met), Outcome.FAILED));
    }

    private static Ruling instead(Ruling ruling, Effect effect, String rule, List<Asked> conditions) {
        return new Ruling(effect, rule, Optional.empty(), conditions, ruling.advice(), ruling.exemptions(),
                ruling.version());
    }
}
