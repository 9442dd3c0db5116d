package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TextTest {

    @Test
    void anIdThatAShellWouldReadIsRefused() {
        assertThatThrownBy(() -> new Attachment(
                "tgw-attach-1; rm", "vpc-a", Sample.SPOKE, List.of(), "available", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("tgw-attach-1; rm");
    }
}
