package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NotationTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.0.0.0/16", "10.0.0.7/32", "::/0", "2001:db8::/56"})
    void aCidrIsWrittenAsItIsRead(String text) {
        assertThat(Cidr.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "*", "10.0.0.0", "10.0.0.1/16", "10.0.0.0/33", "10.0.*.0/16", "10.0.0.0-9/32",
        "/16", "10.0.0.0/255.255.0.0", "0x0a000000/8", "fe80::%eth0/64", "pl-12345678", "vpc-a"})
    void whatIsNoCidrIsRefusedByName(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
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
        assertThat(Cidr.parse("10.0.1.0/28").firstHost()).hasToString("10.0.1.4");
        assertThat(Cidr.parse("2001:db8::/64").firstHost()).hasToString("2001:db8::4");
        assertThat(Cidr.parse("10.0.1.9/32").firstHost()).hasToString("10.0.1.9");
    }

    @Test
    void anIdThatAShellWouldReadIsRefused() {
        assertThatThrownBy(() -> new Attachment(
                "tgw-attach-1; rm", "vpc-a", Sample.SPOKE, List.of(), "available", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("tgw-attach-1; rm");
    }
}
