package org.transithandshake.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.policy.text.Fault;

class PolicyFileTest {
    private static final String GOOD = """
            version: 1
            segments:
              main: {reaches: [shared]}
              shared: {reaches: main, routes: static}
              lab: {isolated: true}
            invitations:
              - id: our-hub
                effect: accept
                when: {senders: ["222222222222"], resourceTypes: ["ec2:TransitGateway"]}
            admit:
              - id: production
                title: accounts of the production unit
                effect: admit
                when:
                  ouPaths: o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*
                  subnets: {min: 2, max: 3}
              - {id: not-the-lab, effect: reject, when: {accounts: [012345670123]}}
            place:
              - id: private
                effect: place
                segment: shared
                when:
                  within: [10.0.0.0/8, 2001:db8::/32]
                  ipv4PrefixLength: {min: 16, max: 24}
                  ranges: {max: 2}
            exemptions:
              - {rule: not-the-lab, subject: vpc-0123456789abcdef0, reason: moving, owner: net, expires: 2027-03-31}
            """;

    @Test
    void aGoodPolicyHasNoFaults() {
        PolicyFile.Reading reading = PolicyFile.read(GOOD);

        assertThat(reading.faults()).isEmpty();
        PolicyFile policy = reading.policy().orElseThrow();
        assertThat(policy.sections()).flatExtracting(Section::rules).extracting(Rule::id)
                .containsExactly("our-hub", "production", "not-the-lab", "private");
        assertThat(policy.segments().showing("shared")).containsExactly("main", "shared");
        assertThat(policy.segments().isolated()).containsExactly("lab");
        assertThat(policy.segments().fixed()).containsExactly("shared");
    }

    /** YAML 1.1 would read it as an octal number. */
    @Test
    void anAccountIdKeepsItsLeadingZero() {
        Rule rule = PolicyFile.read(GOOD).policy().orElseThrow().admit().rules().getLast();

        assertThat(rule.outcome(Facts.none().with(Fact.ACCOUNT, "012345670123"))).isEqualTo(Outcome.HELD);
    }

    @Test
    void jsonIsRead() {
        String json = """
                {"version": 1, "admit": [{"id": "a", "effect": "admit", "when": {"accounts": ["111111111111"]}}]}
                """;

        assertThat(PolicyFile.read(json).faults()).isEmpty();
        assertThat(PolicyFile.read(json).policy()).isPresent();
    }

    @Test
    void theVersionChangesWithTheText() {
        assertThat(PolicyFile.read(GOOD).policy().orElseThrow().version())
                .isEqualTo(PolicyFile.read(GOOD).policy().orElseThrow().version())
                .isNotEqualTo(PolicyFile.read(GOOD + "\n").policy().orElseThrow().version());
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad("", "1:1 error: the policy is empty; begin with the line 'version: 1'"),
                bad("admit: []", "1:1 error: a policy has no 'version'; add one, such as 'version: 1'"),
                bad("version: 2", "1:10 error: version 2 of the policy language is not known; write 1"),
                bad("version: 1\nadmitt: []", "2:1 error: 'admitt' is not a key of a policy; did you mean 'admit'?"),
                bad("version: 1\nversion: 1", "2:1 error: the key 'version' stands here a second time;"
                        + " keep one of them"),
                bad("version: 1\nadmit: {a: b}", "2:8 error: 'admit' is a mapping; write a list, each item of which"
                        + " begins with a hyphen and is a rule"),
                bad("version: 1\nadmit: [x]", "2:9 error: a rule in admit is 'x'; write keys and values,"
                        + " such as 'key: value'"),
                bad("version: [1", "1:12 error: this is not YAML: expected ',' or ']', but got <stream end>; look at"
                        + " the indentation, colons, brackets and quotes here and in the line above"),
                bad("version: 1\n---\nversion: 1", "2:1 error: a second document begins here;"
                        + " keep one policy in a file"),
                bad("version: &one 1", "1:10 error: &one is a YAML anchor, which a policy must not have; write the"
                        + " value out where it is used"),
                bad("version: !!int 1", "1:10 error: tag:yaml.org,2002:int is a YAML tag, which a policy must not have;"
                        + " take it away"),
                rule("{effect: admit, when: {accounts: '111111111111'}}", "a rule in admit has no 'id';"
                        + " add one, such as 'id: known-accounts'"),
                rule("{id: A b, effect: admit, when: {accounts: '111111111111'}}", "'A b' cannot be the id of a rule;"
                        + " write small letters, digits and hyphens, and not none, not-seen, overlap"),
                rule("{id: a, when: {accounts: '111111111111'}}", "a rule in admit has no 'effect'; add one, such as"
                        + " 'effect: admit'"),
                rule("{id: a, effect: admitt, when: {accounts: '111111111111'}}", "'admitt' is no 'effect';"
                        + " did you mean 'admit'?"),
                rule("{id: a, effect: admit}", "a rule in admit that says admit has no 'when', which would let"
                        + " everybody in; say whom it means"),
                rule("{id: a, effect: admit, when: {subnets: {max: 3}}}", "this rule says admit whoever asks; add a"
                        + " condition on who it is or what it brings, such as accounts"),
                rule("{id: a, effect: admit, when: {acounts: '111111111111', accounts: '111111111111'}}",
                        "'acounts' is not a key of 'when' in admit; did you mean 'accounts'?"),
                rule("{id: a, effect: admit, when: {accounts: [1234]}}", "'accounts': '1234' is not an account id;"
                        + " write twelve digits, such as 111111111111"),
                rule("{id: a, effect: admit, when: {accounts: []}}", "'accounts' of 'when' in admit is an empty list;"
                        + " name something, or take it out"),
                rule("{id: a, effect: admit, when: {accounts: '111111111111', subnets: {min: 3, max: 2}}}",
                        "'subnets' has a min of 3 and a max of 2, which nothing can meet; exchange them"),
                rule("{id: a, effect: admit, segment: main, when: {accounts: '111111111111'}}",
                        "'segment' is not a key of a rule in admit; it knows effect, id, mode, title, when"),
                place("{within: 10.1.0.0/8}", "'within': '10.1.0.0/8' has bits set behind its prefix;"
                        + " write 10.0.0.0/8"),
                place("{within: 10.0.0.0/33}", "'within': '10.0.0.0/33' is not a CIDR range; write one like"
                        + " 10.1.0.0/16"),
                place("{within: 10.0.0.0/8, ipv4PrefixLength: {max: 33}}",
                        "'max': '33' is out of range; write 0 to 32"),
                bad("version: 1\nsegments: {main: {reaches: lab}}", "2:28 error: 'reaches': there is no segment 'lab';"
                        + " the policy's segments are main"),
                bad("version: 1\nplace:\n- {id: a, effect: place, segment: lab, when: {within: 10.0.0.0/8}}",
                        "3:26 error: there is no segment 'lab'; the policy's segments are main"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatIsWrongIsNamedWithItsPlaceAndCure(String text, String fault) {
        PolicyFile.Reading reading = PolicyFile.read(text);

        assertThat(reading.policy()).isEmpty();
        assertThat(reading.faults()).extracting(Fault::toString).anySatisfy(told -> assertThat(told).endsWith(fault));
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheText() {
        String text = """
                version: 2
                admit:
                  - {id: a, effect: admit, when: {accounts: [1]}}
                  - {id: a, efect: reject}
                """;

        assertThat(PolicyFile.read(text).faults()).extracting(fault -> fault.at().toString())
                .containsExactly("1:10", "3:46", "4:5", "4:5", "4:5", "4:13");
    }

    @Test
    void aRuleThatNeverDecidesIsAFault() {
        String text = """
                version: 1
                admit:
                  - {id: all, effect: admit, when: {ouPaths: o-a/r-a/*}}
                  - {id: one, effect: review, when: {ouPaths: o-a/r-a/ou-b/*, subnets: {max: 1}}}
                """;

        assertThat(PolicyFile.read(text).faults()).extracting(Fault::toString).containsExactly(
                "4:5 error: the rule 'one' never decides: everything it speaks of is decided by 'all' at 3:5;"
                        + " put the narrower rule first, or narrow 'all'");
    }

    @Test
    void aRuleBehindARejectionOfAllItSpeaksOfIsAFaultWhereverItStands() {
        String text = """
                version: 1
                admit:
                  - {id: yes, effect: admit, when: {accounts: ["111111111111"]}}
                  - {id: no, effect: reject, when: {accounts: ["111111111111", "333333333333"]}}
                """;

        assertThat(PolicyFile.read(text).faults()).extracting(Fault::toString)
                .containsExactly("3:5 error: the rule 'yes' never decides: everything it speaks of is decided by 'no'"
                        + " at 4:5; put the narrower rule first, or narrow 'no'");
    }

    @Test
    void anExemptionFromNothingIsAFault() {
        String text = GOOD.replace("rule: not-the-lab", "rule: production");

        assertThat(PolicyFile.read(text).faults()).extracting(Fault::what)
                .containsExactly("an exemption frees from 'production', which rejects nothing");
    }

    private static Arguments bad(String text, String fault) {
        return Arguments.of(text, fault);
    }

    private static Arguments rule(String rule, String fault) {
        return bad("version: 1\nadmit:\n- " + rule, " error: " + fault);
    }

    private static Arguments place(String when, String fault) {
        return bad("version: 1\nplace:\n- {id: a, effect: place, when: " + when + "}", " error: " + fault);
    }
}
