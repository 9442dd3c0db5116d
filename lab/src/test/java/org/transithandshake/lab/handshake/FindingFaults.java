package org.transithandshake.lab.handshake;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.api.Entry;

/** The lines of the table of faults for a connection that stands, but has something to be told of. */
final class FindingFaults {
    private FindingFaults() {
    }

    static Stream<FaultCase> all() {
        return Stream.of(
                row("IsConnected Choices[1], TellFindings", 0, "Connected"),
                row("TellFindings Retry[0]", 1, "Connected"),
                row("TellFindings Catch[0], told as RoutesMissing", 4, "RoutesMissing"));
    }

    private static FaultCase row(String states, int failures, String ends) {
        Consumer<Trial> script = failures == 0 ? t -> { }
                : t -> t.calls("-connect", "Publish", 1, failures, Trial.throttled());
        return FaultCase.of(states, script, "connect", ends).played(FindingFaults::aSubnetInAnotherZone)
                .tells(Scene.HUB, 1).staysSo();
    }

    /** It comes when the attachment has been requested, so the attachment does not serve it. */
    private static void aSubnetInAnotherZone(Trial trial) {
        trial.start();
        trial.scene.runUntil(entry -> entry instanceof Entry.ApiCall call && call.error().isEmpty()
                && call.operation().equals("CreateTransitGatewayVpcAttachment")
                && call.caller().account().equals(Scene.SPOKE));
        trial.scene.lab.ec2(Scene.SPOKE).createSubnet(r -> r.vpcId(trial.scene.vpcOf(Scene.SPOKE))
                .cidrBlock("10.1.9.0/24").availabilityZone(Lab.REGION + "c"));
        trial.settle();
    }
}
