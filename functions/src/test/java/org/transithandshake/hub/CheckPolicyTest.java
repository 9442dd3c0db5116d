package org.transithandshake.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.step.BadInput;

class CheckPolicyTest {
    private static final String POLICY = """
            version: 1
            admit: [{id: known, effect: admit, when: {accounts: ["111111111111"]}}]
            place: [{id: ranges, effect: place, segment: main, when: {within: [10.0.0.0/8]}}]
            """;
    private final CheckPolicy check = new CheckPolicy();

    @Test
    void aPolicyWithoutFaultsPasses() {
        assertThat(check.run(input(POLICY))).isEqualTo(new CheckPolicy.Output("3", List.of()));
    }

    @Test
    void everyFaultIsNamedWithItsPlaceAndCure() {
        String faulty = POLICY.replace("effect: admit", "effect: admitt").replace("10.0.0.0/8", "10.0.0.1/8");
        assertThatThrownBy(() -> check.run(input(faulty))).isInstanceOf(BadInput.class)
                .hasMessageStartingWith("the policy has 2 faults: ")
                .hasMessageContaining("2:29 error: 'admitt' is no 'effect'; did you mean 'admit'?")
                .hasMessageContaining(" | 3:");
    }

    @Test
    void whatIsNoPolicyAtAllIsRefused() {
        assertThatThrownBy(() -> check.run(input("hello"))).isInstanceOf(BadInput.class)
                .hasMessageStartingWith("the policy has ");
        assertThatThrownBy(() -> check.run(new CheckPolicy.Input("%%%", "3"))).isInstanceOf(BadInput.class)
                .hasMessageStartingWith("content is not Base64: ");
        assertThatThrownBy(() -> check.run(new CheckPolicy.Input(null, "3"))).isInstanceOf(BadInput.class)
                .hasMessage("the field 'content' is missing in the input");
    }

    private static CheckPolicy.Input input(String policy) {
        return new CheckPolicy.Input(
                Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8)), "3");
    }
}
