package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;

/** The archive on each bus: enough to replay, no token, and harmless. */
class ArchiveTest {
    private final Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);

    @ParameterizedTest
    @ValueSource(strings = {HUB, SPOKE})
    void whatIsReplayedHasNoTokenAndChangesNothing(String account) {
        int before = scene.now();
        String standing = Standing.of(scene);
        ArchivedEvents.replay(scene, account, scene.lab.time().now().plusSeconds(1));
        List<String> replayed = scene.lab.journal().entries().stream().skip(before)
                .filter(Entry.Event.class::isInstance).map(Entry.Event.class::cast)
                .map(Entry.Event::json).filter(json -> json.contains("replay-name")).toList();
        assertThat(replayed).isNotEmpty().allSatisfy(json -> assertThat(json).doesNotContain("taskToken"));
        assertThat(scene.changes(before)).isEmpty();
        assertThat(Standing.of(scene)).isEqualTo(standing);
    }

    /** Tokens did cross both buses, so leaving them out is not for nothing. */
    @ParameterizedTest
    @ValueSource(strings = {HUB, SPOKE})
    void tokensDidCrossTheBus(String account) {
        assertThat(scene.lab.journal().of(Entry.Event.class)).anyMatch(event -> event.account().equals(account)
                && event.bus().equals("transit-handshake") && event.json().contains("taskToken"));
    }
}
