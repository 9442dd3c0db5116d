package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LogbookTest {
    @Test
    void aWayThatNobodyFollowedToItsEndIsNotKnownToReach() {
        Logbook log = new Logbook();
        log.hop("111111111111", "rtb-1", "looked");
        assertThat(log.path().outcome()).isEqualTo(Outcome.UNKNOWN);
        log.delivered();
        assertThat(log.path().outcome()).isEqualTo(Outcome.REACHED);
    }
}
