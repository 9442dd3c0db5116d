package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Faults.Fault;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the hub's table says of each connection, and that nothing rests on it. */
class ConnectionsTableTest {
    private static final String POLICY = PolicyFileHandshakeTest.POLICY;
    private final PolicyScene play = new PolicyScene();

    @Test
    void aConnectionIsThereAfterASweepAndCostsNoCallBefore() {
        played(POLICY, SPOKE_RANGE);
        assertThat(play.scene.calls().filter(call -> call.service().equals("dynamodb"))).isEmpty();
        play.hours(1);
        assertThat(remembered("status")).isEqualTo("Connected");
        assertThat(remembered("rule")).isEqualTo("wide-ranges");
        assertThat(remembered("decision")).startsWith("PLACE by wide-ranges: within: 10.1.0.0/16");
        assertThat(remembered("policy")).matches("[0-9a-f]{8}");
        assertThat(new Remembered(play.scene).rangesOf(SPOKE)).containsExactly(SPOKE_RANGE);
    }

    @Test
    void aRefusalAndAReviewAreThereAtOnceWithWhatPeopleWereTold() {
        played(POLICY.replace("[10.0.0.0/8]", "[10.64.0.0/10]"), "10.3.0.0/16");
        assertThat(remembered("status")).isEqualTo("UnderReview");
        assertThat(remembered("decision")).startsWith("REVIEW by none");
        assertThat(remembered("told")).contains("UnderReview", SPOKE);
        assertThat(remembered("toldAt")).isEqualTo(remembered("at"));
    }

    @Test
    void aRequestThatWaitsForPeopleIsThereAtOnce() {
        played(POLICY.replace("111111111111", "555555555555"), SPOKE_RANGE);
        assertThat(remembered("status")).isEqualTo("UnderReview");
        assertThat(remembered("told")).isEqualTo("Transit Handshake: review a request of account " + SPOKE);
    }

    @Test
    void anEmptiedTableIsMadeAnewByTheNextSweepAndNothingElseHappens() {
        played(POLICY.replace("[10.0.0.0/8]", "[10.64.0.0/10]"), SPOKE_RANGE)
                .spoke(OTHER_SPOKE, "172.20.0.0/16").settle().hours(1);
        Map<String, String> before = statuses();
        int then = play.scene.now();
        new Remembered(play.scene).empty();
        play.hours(1);
        assertThat(before).containsValues("Connected", "UnderReview");
        assertThat(statuses()).isEqualTo(before);
        assertThat(play.scene.changes(then)).isEmpty();
    }

    @Test
    void aTableThatNeverAnswersLosesNoConnectionAndIsToldOnce() {
        play.scene.lab.faults().calls(Remembered::isCall, 1, Integer.MAX_VALUE,
                new Fault.Refused(new AwsError("ResourceNotFoundException", "Requested resource not found")));
        played(POLICY, SPOKE_RANGE).spoke(OTHER_SPOKE, "172.20.0.0/16").settle().hours(3);
        assertThat(play.scene.endings()).containsExactly("Connected", "UnderReview");
        assertThat(play.network().associated("segment:wide")).containsExactly(play.scene.vpcOf(SPOKE));
        assertThat(play.told("does not answer")).hasSize(1);
    }

    private PolicyScene played(String file, String range) {
        return play.policy(file).spoke(SPOKE, range).hub(SPOKE, OTHER_SPOKE).settle();
    }

    private Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        for (Map<String, AttributeValue> item : new Remembered(play.scene).all()) {
            statuses.put(item.get("id").s(), item.get("status").s());
        }
        return statuses;
    }

    private String remembered(String attribute) {
        return new Remembered(play.scene).of(SPOKE, attribute);
    }
}
