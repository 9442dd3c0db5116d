package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.api.Entry;

/** A gateway to adopt that is not as it must be: a sweep tells it once, and nothing is touched. */
@AtItsOwnEnd
class SweptGatewayTest {
    /** EC2 forgets a deleted gateway after some hours; another account's that is not shared was never there. */
    @Test
    void aGatewayThatEc2DoesNotKnowIsToldOnceWithTheCure() {
        Estate estate = Estate.ownedBy(Scene.STRANGER).enforce();
        sweepTwice(estate);
        assertThat(told(estate, "the gateway to adopt is not there")).singleElement().asString()
                .contains("TransitGatewayId names " + estate.gatewayId, "deploy the stack again");
    }

    @Test
    void anOptionThatSomebodyTurnsOnLaterIsToldOnceWithTheCommand() {
        Estate estate = Estate.withOpen().spoke().hub(Map.of("Mode", "enforce"));
        estate.lab.ec2(Scene.HUB).modifyTransitGateway(r -> r.transitGatewayId(estate.gatewayId)
                .options(o -> o.autoAcceptSharedAttachments("enable")));
        List<String> before = estate.changes();
        sweepTwice(estate);
        assertThat(told(estate, "the gateway lets VPCs in by itself")).singleElement().asString()
                .contains("Nothing is shared or accepted", "aws ec2 modify-transit-gateway --transit-gateway-id "
                        + estate.gatewayId + " --options AutoAcceptSharedAttachments=disable");
        assertThat(estate.changes()).isEqualTo(before);
    }

    private static void sweepTwice(Estate estate) {
        estate.lab.time().runFor(Duration.ofMinutes(150));
        estate.lab.time().runUntilIdle();
    }

    private static List<String> told(Estate estate, String subject) {
        return estate.lab.journal().of(Entry.Message.class).filter(message -> message.subject().contains(subject))
                .map(Entry.Message::text).toList();
    }
}
