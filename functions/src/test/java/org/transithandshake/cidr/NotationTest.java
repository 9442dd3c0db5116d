package org.transithandshake.cidr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NotationTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.0.0.0/16", "10.0.0.7/32", "::/0", "2001:db8::/56"})
    void aCidrIsWrittenAsItIsRead(String text) {
        assertThat(Cidr.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "*", "10.0.0.0", "10.0.0.1/16", "10.0.0.0/33", "10.0.*.0/16", "10.0.0.0-9/32",
        "/16", "10.0.0.0/255.255.0.0", "0x0a000000/8", "fe80::%eth0/64", "pl-12345678", "vpc-a"})
    void whatIsNoCidrIsRefusedByName(String text) {
        assertThatThrownBy(() -> Cidr.of(text))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/32", "10.0.0", "localhost", "*", "10.0.0.1-4"})
    void whatIsNoAddressIsRefusedByName(String text) {
        assertThatThrownBy(() -> Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'" + text + "'");
    }

    @Test
    void theFirstHostIsTheFifthAddress() {
        assertThat(Cidr.of("10.0.1.0/28").firstHost()).hasToString("10.0.1.4");
        assertThat(Cidr.of("2001:db8::/64").firstHost()).hasToString("2001:db8::4");
        assertThat(Cidr.of("10.0.1.9/32").firstHost()).hasToString("10.0.1.9");
    }

    @Test
    void theRangeOfAnAddressHoldsItAlone() {
        assertThat(Cidr.of(Address.parse("10.0.1.9"))).hasToString("10.0.1.9/32");
        assertThat(Cidr.of(Address.parse("2001:db8::1"))).hasToString("2001:db8::1/128");
    }
}
