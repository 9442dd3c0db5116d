package org.transithandshake.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectTest {
    @Test
    void factsTakeTheVariablePartsInTheirOrder() {
        assertThat(Subject.ENDED.of("Refused", "tgw-attach-1", "111111111111"))
                .isEqualTo("Transit Handshake: Refused tgw-attach-1 of 111111111111");
    }

    @Test
    void aPercentSignOfAFactIsOneOfTheSubject() {
        assertThat(Subject.POLICY_FAULTS.of("/a%s")).contains("the policy /a%s cannot");
    }

    @Test
    void whatSnsWouldNotTakeIsCut() {
        assertThat(Subject.POLICY_FAULTS.of("/" + "a".repeat(1_010))).hasSize(99);
    }

    /** A subject must be ASCII text that begins with a letter, number or punctuation mark (Publish, API Reference). */
    @ParameterizedTest
    @EnumSource
    void snsTakesIt(Subject subject) {
        assertThat(subject.form()).matches("[\\x20-\\x7E]{1,99}").doesNotContain("%");
    }
}
