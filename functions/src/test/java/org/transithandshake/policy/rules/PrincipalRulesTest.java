package org.transithandshake.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.policy.Applicant;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;

/** Who in the account asked, as a condition of the policy's file. */
class PrincipalRulesTest {
    private static final Applicant WHO = new Applicant("111111111111", "vpc-11111111", 1);

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111111111111:role/network-deploy, arn:aws:iam::111111111111:role/network-deploy, ADMIT",
        "arn:aws:iam::111111111111:role/network-*, arn:aws:iam::111111111111:role/network-deploy, ADMIT",
        "arn:aws:iam::111111111111:role/*, arn:aws:iam::111111111111:role/a/path/deploy, ADMIT",
        "arn:aws:iam::111111111111:role/network-*, arn:aws:iam::111111111111:role/networking, REVIEW",
        "arn:aws:iam::111111111111:role/network-*, arn:aws:iam::111111111111:user/network-1, REVIEW",
        "arn:aws:iam::111111111111:role/a.b, arn:aws:iam::111111111111:role/axb, REVIEW"})
    void aPatternStandsForTheNamesThatItMatches(String pattern, String arn, Effect effect) {
        Decision decision = decide("{principals: [\"" + pattern + "\"]}", Optional.of(arn));

        assertThat(decision.effect()).isEqualTo(effect);
        assertThat(decision.notes()).contains("requested by " + arn);
    }

    @Test
    void whoIsUnknownIsReviewedAndTheRecordSaysSo() {
        Decision decision = decide("{principals: [\"arn:aws:iam::111111111111:*\"]}", Optional.empty());

        assertThat(decision.isOpen()).isTrue();
        assertThat(decision.explain()).startsWith("REVIEW by network: "
                + "principals: arn:aws:iam::111111111111:* (unknown): cannot be told; policy ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "*", "arn:aws:iam::1111*:role/net", "arn:aws:ec2::111111111111:vpc/vpc-1",
        "arn:*:iam::111111111111:role/net", "arn:aws:iam::111111111111:"})
    void whatIsNoArnOfIamIsNamedWithItsCure(String text) {
        assertThat(read("{principals: [\"" + text + "\"]}").faults()).singleElement().asString()
                .contains("'" + text + "' is not the ARN of a user or role; write one such as");
    }

    /** Anybody can give a role of his own account any name. */
    @Test
    void aNameInAnyAccountLetsNobodyInAlone() {
        assertThat(read("{principals: [\"arn:aws:iam::*:role/net\"]}").faults()).singleElement().asString()
                .contains("this rule says admit whoever asks");
        assertThat(read("{principals: [\"arn:aws:iam::*:role/net\"], accounts: [\"111111111111\"]}").faults())
                .isEmpty();
        assertThat(read("{principals: [\"arn:aws:iam::111111111111:role/net\"]}").faults()).isEmpty();
    }

    private static Decision decide(String when, Optional<String> arn) {
        return new FilePolicy(read(when).policy().orElseThrow(), LocalDate.of(2026, 11, 23))
                .admit(WHO.requestedBy(arn));
    }

    private static PolicyFile.Reading read(String when) {
        return PolicyFile.read("version: 1\nadmit:\n  - {id: network, effect: admit, when: " + when + "}\n");
    }
}
