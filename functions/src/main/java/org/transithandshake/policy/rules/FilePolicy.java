package org.transithandshake.policy.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Allocations;
import org.transithandshake.policy.Applicant;
import org.transithandshake.policy.Condition;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Membership;
import org.transithandshake.policy.Policy;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.policy.Segments;
import org.transithandshake.policy.Times;

/**
 * A policy file as the hub's policy. What was not looked up, the account's place in its organization, stays unknown.
 *
 * @param today       decides which exemptions have expired
 * @param allocations asked only where a rule does
 */
public record FilePolicy(PolicyFile file, LocalDate today, Allocations allocations) implements Policy {
    /** One that cannot look into IPAM. */
    public FilePolicy(PolicyFile file, LocalDate today) {
        this(file, today, Allocations.UNKNOWN);
    }

    @Override
    public Segments segments() {
        return file.segments();
    }

    @Override
    public Times times() {
        return file.times();
    }

    /** Changes as well when an exemption expires, so that what it let in is decided again. */
    @Override
    public String version() {
        long expired = file.admit().exemptions().stream().filter(one -> today.isAfter(one.expires())).count();
        return expired == 0 ? file.version() : file.version() + "-" + expired;
    }

    @Override
    public boolean speaksIpv6() {
        return file.place().rules().stream().flatMap(rule -> rule.when().stream())
                .anyMatch(question -> question instanceof Within within
                        && within.allowed().stream().anyMatch(Cidr::isIpv6));
    }

    @Override
    public Decision admit(Applicant who) {
        return decision(file.admit().decide(facts(who), today), requested(who));
    }

    /** Those of the rules that may place it, in the order of the file: its ranges are not asked yet. */
    @Override
    public List<String> candidates(Applicant who) {
        Facts facts = facts(who);
        List<String> possible = file.place().rules().stream()
                .filter(rule -> rule.decides() && rule.outcome(facts) != Outcome.FAILED)
                .flatMap(rule -> rule.segment().stream()).distinct().toList();
        return possible.isEmpty() ? List.of(segments().first()) : possible;
    }

    @Override
    public String segmentOf(Applicant who, Collection<Cidr> seen) {
        return placing().byRules(facts(who, seen)).segment().orElseGet(() -> candidates(who).getFirst());
    }

    /** The first of the file: the hub trusts itself, so no rule speaks of its VPCs. */
    @Override
    public String segmentOfHub(String account) {
        return segments().first();
    }

    @Override
    public Decision place(Applicant who, Collection<Cidr> seen, Collection<RouteOwner> others) {
        Facts facts = facts(who, seen);
        return decision(placing().among(placing().byRules(facts), facts, others), requested(who));
    }

    /** Whether a spoke accepts what is offered to it. */
    public Decision accept(Facts offer) {
        return decision(file.invitations().decide(offer, today), List.of());
    }

    @Override
    public boolean asksOrganization() {
        return asks(Fact.ORGANIZATION) || asksUnit();
    }

    /** Whether any rule asks in which unit the account is. */
    public boolean asksUnit() {
        return asks(Fact.OU_PATH);
    }

    @Override
    public boolean asksPrincipal() {
        return asks(Fact.PRINCIPAL);
    }

    private boolean asks(Fact fact) {
        return file.admit().asks(fact) || file.place().asks(fact);
    }

    @Override
    public boolean isFile() {
        return true;
    }

    private Placing placing() {
        return new Placing(file, today);
    }

    /** One pool that cannot be read leaves all of them unknown. */
    private Facts facts(Applicant who, Collection<Cidr> seen) {
        Facts facts = facts(who).with(seen);
        List<String> pools = file.place().rules().stream().flatMap(rule -> rule.when().stream())
                .filter(Allocated.class::isInstance).flatMap(question -> ((Allocated) question).pools().stream())
                .distinct().sorted().toList();
        List<String> given = new ArrayList<>();
        for (String pool : pools) {
            Optional<Set<Cidr>> ranges = allocations.of(pool, who);
            if (ranges.isEmpty()) {
                return facts;
            }
            ranges.get().stream().sorted().forEach(range -> given.add(Allocated.fact(pool, range)));
        }
        return pools.isEmpty() ? facts : facts.with(Fact.ALLOCATIONS, given.toArray(String[]::new));
    }

    private static Facts facts(Applicant who) {
        Facts base = membership(Facts.none().with(Fact.ACCOUNT, who.account()).with(Fact.VPC, who.vpcId()),
                who.membership());
        Facts facts = who.requester().map(arn -> base.with(Fact.PRINCIPAL, arn)).orElse(base);
        return who.subnets() < 0 ? facts : facts.with(Fact.SUBNETS, Integer.toString(who.subnets()));
    }

    /** What was not read stays unknown; who is outside is in no unit. */
    public static Facts membership(Facts facts, Membership place) {
        return switch (place.kind()) {
            case UNKNOWN -> facts;
            case EXTERNAL -> facts.with(Fact.ORGANIZATION, "external").with(Fact.OU_PATH);
            case MEMBER -> place.path().map(path -> facts.with(Fact.OU_PATH, path)).orElse(facts)
                    .with(Fact.ORGANIZATION, "member");
        };
    }

    private static List<String> requested(Applicant who) {
        return who.requester().map(arn -> "requested by " + arn).stream().toList();
    }

    private static Decision decision(Ruling ruling, List<String> more) {
        List<String> notes = Stream.of(more, ruling.advice(), ruling.exemptions(),
                        List.of("policy " + ruling.version()))
                .flatMap(List::stream).toList();
        return new Decision(ruling.effect(), ruling.rule(),
                ruling.conditions().stream().map(FilePolicy::condition).toList(), notes);
    }

    private static Condition condition(Asked asked) {
        return new Condition(asked.asks(), asked.value(), asked.outcome() == Outcome.HELD,
                asked.outcome() != Outcome.UNKNOWN);
    }
}
