package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Faults.Fault;

/** What stands and no longer conforms is cut, but not before the time that the policy gives it. */
class GraceTest {
    private static final String POLICY = """
            version: 1
            times: {grace: 5h}
            segments: {main: {routes: propagate}}
            admit:
              - {id: known, effect: admit, when: {accounts: ["111111111111"]}}
            place:
              - {id: ranges, effect: place, when: {within: [10.0.0.0/8]}}
              - {id: never, effect: reject, when: {outside: [10.0.0.0/8]}}
            """;
    private static final String WITHDRAWN = POLICY.replace("111111111111", "555555555555");
    private static final String BAD = "172.20.0.0/16";

    private PolicyScene play = new PolicyScene();

    @Test
    void anAccountThatIsNoLongerAdmittedIsToldOfOnceAndCutAfterTheTime() {
        played(POLICY).policy(WITHDRAWN).settle();
        assertStands();
        play.hours(4);
        assertStands();
        assertThat(play.told("will be cut")).singleElement().asString()
                .contains("REVIEW by none", "cut at", "attachment  " + play.network().attachmentIdOf(SPOKE));
        assertThat(remembered("status")).isEqualTo("InGrace");
        assertThat(play.told("will be cut").getFirst()).contains(remembered("cutAt"));

        play.hours(2);
        assertCut();
        assertThat(play.scene.messages()).hasSize(2);
        assertThat(remembered("cutAt")).isEmpty();
    }

    @Test
    void aBadRangeIsCutAfterTheTime() {
        play = new PolicyScene(Trails.ofTheSpoke());
        played(POLICY);
        addBadRange();
        play.settle();
        assertStands();
        play.hours(6);
        assertCut();
        assertThat(play.told("will be cut")).singleElement().asString().contains(BAD);
    }

    @Test
    void whoConformsAgainInTimeStaysAndHasTheWholeTimeAnotherTime() {
        played(POLICY).policy(WITHDRAWN).settle().hours(3);
        play.policy(POLICY).settle().hours(6);
        assertStands();
        assertThat(remembered("status")).isEqualTo("Connected");
        assertThat(remembered("cutAt")).isEmpty();

        play.policy(WITHDRAWN).settle().hours(4);
        assertStands();
        play.hours(2);
        assertCut();
    }

    /** Static routes show no bad range, so it is an inspection that finds it. */
    @Test
    void whatOnlyAnInspectionFindsIsCutAfterTheTimeToo() {
        String fixed = POLICY.replace("propagate", "static");
        played(fixed);
        addBadRange();
        play.policy(fixed + "# changed\n").settle();
        assertThat(play.scene.endings()).containsExactly("Connected", "InGrace");
        assertStands();
        play.hours(4);
        assertStands();
        assertThat(play.told("will be cut")).singleElement().asString().contains(BAD);
        play.hours(2);
        assertThat(play.scene.endings()).endsWith("Refused");
        assertThat(play.network().associated("segment:main")).doesNotContain(play.scene.vpcOf(SPOKE));
        assertThat(play.scene.network().routes(Scene.HUB)).isEmpty();
    }

    @Test
    void withoutTheSectionItIsCutAtOnce() {
        String none = POLICY.replace("times: {grace: 5h}\n", "");
        played(none).policy(none.replace("111111111111", "555555555555")).settle();
        assertCut();
    }

    @Test
    void aTableThatDoesNotAnswerCutsNobodyAndIsToldOnce() {
        played(POLICY);
        play.scene.lab.faults().calls(Remembered::isCall, 1, Integer.MAX_VALUE,
                new Fault.Refused(new AwsError("ProvisionedThroughputExceededException", "throttled")));
        play.policy(WITHDRAWN).settle().hours(7);
        assertStands();
        assertThat(play.told("does not answer")).hasSize(1);
        assertThat(play.scene.messages()).hasSize(1);
    }

    @Test
    void aTableThatIsEmptiedBeginsTheTimeAnewAndLosesNoConnection() {
        played(POLICY).policy(WITHDRAWN).settle().hours(4);
        new Remembered(play.scene).empty();
        play.hours(4);
        assertStands();
        play.hours(3);
        assertCut();
    }

    private PolicyScene played(String file) {
        return play.policy(file).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE).settle();
    }

    private void addBadRange() {
        play.scene.lab.ec2(SPOKE).associateVpcCidrBlock(r -> r.vpcId(play.scene.vpcOf(SPOKE)).cidrBlock(BAD));
    }

    private String remembered(String attribute) {
        return new Remembered(play.scene).of(SPOKE, attribute);
    }

    private void assertStands() {
        assertThat(play.network().associated("segment:main")).contains(play.scene.vpcOf(SPOKE));
        assertThat(play.scene.endings()).doesNotContain("Refused", "Failed");
        assertThat(play.scene.network().routes(Scene.HUB)).contains(SPOKE_RANGE);
    }

    private void assertCut() {
        assertThat(play.network().associated("segment:main")).doesNotContain(play.scene.vpcOf(SPOKE));
        assertThat(play.scene.endings()).containsOnlyOnce("Refused").endsWith("Refused");
        assertThat(play.scene.network().routes(Scene.HUB)).isEmpty();
        assertThat(new Remembered(play.scene).of(SPOKE, "status")).isEqualTo("Refused");
    }
}
