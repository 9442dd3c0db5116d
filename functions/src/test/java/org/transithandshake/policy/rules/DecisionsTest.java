package org.transithandshake.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Effect;

/** The semantics: examples for a reader, and a second evaluator for what nobody thought of. */
class DecisionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Facts A = Facts.none().with(Fact.ACCOUNT, "111111111111").with(Fact.VPC, "vpc-11111111");

    @Test
    void rejectionWinsOverAnEarlierYes() {
        Section admit = admit("""
                  - {id: all, effect: admit, when: {ouPaths: o-a/*}}
                  - {id: not-a, effect: reject, when: {accounts: ["111111111111"]}}
                """);

        assertThat(decide(admit, A.with(Fact.OU_PATH, "o-a/r-b/")).explain())
                .isEqualTo("REFUSE by not-a: accounts: 111111111111 (111111111111): yes");
    }

    @Test
    void theFirstMatchingRuleDecides() {
        Section admit = admit("""
                  - {id: look, effect: review, when: {vpcs: vpc-11111111}}
                  - {id: all, effect: admit, when: {accounts: ["111111111111"]}}
                """);

        assertThat(decide(admit, A).rule()).isEqualTo("look");
        assertThat(decide(admit, A.with(Fact.VPC, "vpc-22222222")).rule()).isEqualTo("all");
    }

    @Test
    void nothingMatchesMeansReview() {
        Ruling ruling = decide(admit("  - {id: b, effect: admit, when: {accounts: ['333333333333']}}\n"), A);

        assertThat(ruling.effect()).isEqualTo(Effect.REVIEW);
        assertThat(ruling.explain()).isEqualTo("REVIEW by none: no rule speaks of it");
    }

    @Test
    void anUnknownFactThatMattersMeansReview() {
        Section admit = admit("""
                  - {id: no-outsiders, effect: reject, when: {organization: external}}
                  - {id: all, effect: admit, when: {accounts: ["111111111111"]}}
                """);

        assertThat(decide(admit, A).explain())
                .isEqualTo("REVIEW by no-outsiders: organization: external (unknown): cannot be told");
        assertThat(decide(admit, A.with(Fact.ORGANIZATION, "member")).effect()).isEqualTo(Effect.ADMIT);
    }

    @Test
    void anUnknownFactThatDoesNotMatterDoesNoHarm() {
        Section admit = admit("""
                  - {id: unit, effect: admit, when: {ouPaths: o-a/*}}
                  - {id: account, effect: admit, when: {accounts: ["111111111111"]}}
                """);

        assertThat(decide(admit, A).rule()).isEqualTo("account");
    }

    @Test
    void warningAndAuditDecideNothingAndAreTold() {
        Section admit = admit("""
                  - {id: soon, effect: reject, mode: warn, when: {accounts: ["111111111111"]}}
                  - {id: later, effect: review, mode: audit, when: {accounts: ["111111111111"]}}
                  - {id: all, effect: admit, when: {accounts: ["111111111111"]}}
                """);

        assertThat(decide(admit, A).rule()).isEqualTo("all");
        assertThat(decide(admit, A).advice())
                .containsExactly("warn: soon would reject", "audit: later would review");
    }

    @Test
    void anExemptionCountsUntilItsLastDay() {
        Section admit = PolicyFile.read("""
                version: 1
                admit:
                  - {id: not-a, effect: reject, when: {accounts: ["111111111111"]}}
                  - {id: all, effect: admit, when: {vpcs: vpc-11111111}}
                exemptions:
                  - {rule: not-a, subject: "111111111111", reason: moving, owner: net, expires: 2026-11-23}
                """).policy().orElseThrow().admit();

        assertThat(admit.decide(A, TODAY).effect()).isEqualTo(Effect.ADMIT);
        assertThat(admit.decide(A, TODAY).exemptions())
                .containsExactly("111111111111 is exempt from not-a until 2026-11-23 (net: moving)");
        assertThat(admit.decide(A, TODAY.plusDays(1)).rule()).isEqualTo("not-a");
    }

    @Test
    void aPlaceRuleNamesTheSegment() {
        Section place = PolicyFile.read("""
                version: 1
                segments: {main: , lab: }
                place:
                  - {id: small, effect: place, segment: lab, when: {within: 10.0.0.0/8, ipv4PrefixLength: {min: 20}}}
                  - {id: any, effect: place, when: {within: 10.0.0.0/8}}
                  - {id: ours, effect: reject, when: {touches: 10.2.0.0/16}}
                  - {id: strange, effect: reject, when: {outside: 10.0.0.0/8}}
                """).policy().orElseThrow().place();

        assertThat(place.decide(seen("10.1.0.0/20"), TODAY).segment()).contains("lab");
        assertThat(place.decide(seen("10.1.0.0/20", "10.9.0.0/16"), TODAY).segment()).contains("main");
        assertThat(place.decide(seen("10.0.0.0/14"), TODAY).rule()).isEqualTo("ours");
        assertThat(place.decide(seen("10.1.0.0/16", "172.20.0.0/16"), TODAY).rule()).isEqualTo("strange");
        assertThat(place.decide(seen(), TODAY).effect()).isEqualTo(Effect.REVIEW);
    }

    @Test
    void fiveThousandDrawnPoliciesDecideAsTheNaiveEvaluatorDoes() {
        Map<String, Integer> results = new HashMap<>();
        for (int seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            Section section = drawnSection(random);
            Facts facts = drawnFacts(random);
            Ruling ruling = section.decide(facts, TODAY);
            String result = ruling.effect().word() + ruling.segment().map(name -> " in " + name).orElse("");
            results.merge(result, 1, Integer::sum);
            assertThat(result).as("seed %s: %s of %s", seed, facts, section)
                    .isEqualTo(NaiveEvaluator.decide(section, facts, TODAY));
        }
        assertThat(results.keySet()).as("all that can come out came out")
                .containsExactlyInAnyOrder("reject", "review", "place in main", "place in lab");
    }

    private static Section drawnSection(Random random) {
        List<Rule> rules = IntStream.range(0, 1 + random.nextInt(6)).mapToObj(i -> drawnRule("r" + i, random)).toList();
        List<Exemption> exemptions = IntStream.range(0, random.nextInt(3)).mapToObj(i -> new Exemption(
                "r" + random.nextInt(6), account(random), "drawn", "test", TODAY.plusDays(random.nextInt(3) - 1), null))
                .toList();
        return new Section("place", rules, exemptions, "00000000");
    }

    private static Rule drawnRule(String id, Random random) {
        Effect effect = List.of(Effect.PLACE, Effect.PLACE, Effect.REFUSE, Effect.REVIEW).get(random.nextInt(4));
        Mode mode = random.nextInt(5) == 0 ? Mode.WARN : Mode.ENFORCE;
        List<Question> when = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            when.add(drawnQuestion(random));
        }
        return new Rule(id, Optional.empty(), effect, mode, effect == Effect.PLACE
                ? Optional.of(random.nextBoolean() ? "main" : "lab") : Optional.empty(), when, null);
    }

    private static Question drawnQuestion(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new OneOf("accounts", Fact.ACCOUNT, Set.copyOf(List.of(account(random), account(random))));
            case 1 -> Like.of("ouPaths", Fact.OU_PATH, Set.of(random.nextBoolean() ? "o-a/*" : "o-a/b/*"));
            case 2 -> new Count("subnets", Fact.SUBNETS, random.nextInt(3), 2 + random.nextInt(2));
            case 3 -> new Within(List.of(range(random), range(random)));
            case 4 -> new Touches(List.of(range(random)));
            case 5 -> Like.of("principals", Fact.PRINCIPAL, Set.of(random.nextBoolean() ? "arn:aws:iam::1*:role/net-*"
                    : "arn:aws:iam::111111111111:*"));
            default -> new PrefixLength(false, 8 + random.nextInt(9), 16 + random.nextInt(9));
        };
    }

    private static Facts drawnFacts(Random random) {
        Facts facts = Facts.none().with(Fact.ACCOUNT, account(random));
        if (random.nextBoolean()) {
            facts = facts.with(Fact.OU_PATH, random.nextBoolean() ? "o-a/b/" : "o-a/c/");
        }
        if (random.nextBoolean()) {
            facts = facts.with(Fact.PRINCIPAL,
                    "arn:aws:iam::111111111111:" + (random.nextBoolean() ? "role/net-1" : "root"));
        }
        if (random.nextInt(4) > 0) {
            facts = facts.with(Fact.SUBNETS, String.valueOf(1 + random.nextInt(3)));
        }
        return random.nextInt(5) > 0 ? facts.with(List.of(range(random), range(random))) : facts;
    }

    private static String account(Random random) {
        return List.of("111111111111", "333333333333", "444444444444").get(random.nextInt(3));
    }

    private static Cidr range(Random random) {
        return Cidr.of(List.of("10.0.0.0/8", "10.0.0.0/12", "10.1.0.0/16", "10.1.2.0/24", "172.16.0.0/12")
                .get(random.nextInt(5)));
    }

    private static Facts seen(String... ranges) {
        return A.with(Stream.of(ranges).map(Cidr::of).toList());
    }

    private static Section admit(String rules) {
        return PolicyFile.read("version: 1\nadmit:\n" + rules).policy().orElseThrow().admit();
    }

    private static Ruling decide(Section section, Facts facts) {
        return section.decide(facts, TODAY);
    }
}
