package org.transithandshake.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.ResourceType.Place;

class PhysicalNameTest {
    private static Place place(String account, String id) {
        return new Place(account, "eu-west-1", "arn:aws:cloudformation:eu-west-1:" + account + ":stack/hub/1", "hub",
                id);
    }

    @Test
    void aGivenNameIsTaken() {
        assertThat(PhysicalName.of("mine", place("1", "Rule"), 64)).isEqualTo("mine");
    }

    @Test
    void aMadeUpNameIsTheSameForTheSameResourceOnly() {
        String name = PhysicalName.of(null, place("1", "Rule"), 64);
        assertThat(name).matches("hub-Rule-[0-9a-f]{12}").isEqualTo(PhysicalName.of(null, place("1", "Rule"), 64));
        assertThat(PhysicalName.of(null, place("2", "Rule"), 64)).isNotEqualTo(name);
    }

    @Test
    void aLongNameIsCutButStaysUnique() {
        String first = PhysicalName.of(null, place("1", "A".repeat(80) + "1"), 64);
        String second = PhysicalName.of(null, place("1", "A".repeat(80) + "2"), 64);
        assertThat(first).hasSize(64).isNotEqualTo(second);
    }
}
