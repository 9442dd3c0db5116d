package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.ec2.model.Tag;

/** People may write tags, too: one that is nonsense stops neither the sweep nor anybody else. */
class HandWrittenTagsTest {
    @ParameterizedTest
    @ValueSource(strings = {"first", "-1", "99999999999"})
    void aGenerationThatIsNoneCountsAsNoneAndKeepsNobodyOut(String generation) {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        tag(scene, scene.network().attachmentIdOf(SPOKE), "transit-handshake:generation", generation);
        scene.spoke(OTHER_SPOKE, "10.3.0.0/16", Map.of()).settle().hub(SPOKE, OTHER_SPOKE).settle().sweep();

        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.alarms()).isEmpty();
        scene.lab.ec2(SPOKE).associateVpcCidrBlock(r -> r.vpcId(scene.vpcOf(SPOKE)).cidrBlock("172.20.0.0/16"));
        scene.settle().sweep();
        assertThat(scene.network().associated(Network.SEGMENT)).doesNotContain(scene.vpcOf(SPOKE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "10.9.1.0/16"})
    void aNoteOfAnExtraRouteThatIsNoneIsLeftAlone(String range) {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        tag(scene, scene.network().table(Network.SEGMENT).getFirst(), "transit-handshake:route:" + range, "blackhole");
        int before = scene.now();
        scene.sweep();
        assertThat(scene.changes(before)).isEmpty();
        assertThat(scene.alarms()).isEmpty();
    }

    @Test
    void aTimeThatIsNoneKeepsNobodyFromBeingConnected() {
        Scene scene = new Scene(LabSetup.quiet()).spoke(SPOKE, Scene.SPOKE_RANGE, Map.of()).settle().hub(SPOKE)
                .runUntil(entry -> entry instanceof Entry.ApiCall call && call.caller().account().equals(SPOKE)
                        && call.operation().equals("CreateTransitGatewayVpcAttachment"));
        scene.hub(OTHER_SPOKE).settle();
        assertThat(scene.network().note(SPOKE, "status")).isEqualTo("UnderReview");
        tag(scene, scene.network().attachmentIdOf(SPOKE), "transit-handshake:asked", "yesterday");
        scene.hub(OTHER_SPOKE, SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
    }

    private static void tag(Scene scene, String resource, String key, String value) {
        scene.lab.ec2(HUB).createTags(r -> r.resources(resource).tags(Tag.builder().key(key).value(value).build()));
    }
}
