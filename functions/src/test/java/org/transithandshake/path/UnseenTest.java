package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;

/** One account sees half of the network: what it cannot see is said, and never called reachable. */
final class UnseenTest {

    @Test
    void theHubDoesNotSeeTheSpokesTables() {
        Vpc a = Vpc.unseen("vpc-a", Sample.SPOKE, List.of(Cidr.of("10.0.0.0/16")));

        Trace trace = Tracer.trace(Sample.with(a, Sample.B), Sample.B_TO_A);

        unknown(trace.forward(), Code.UNKNOWN_RESOURCE);
        unknown(trace.back(), Code.UNKNOWN_RESOURCE);
        assertThat(trace.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.account()).isEqualTo(Sample.SPOKE);
            assertThat(finding.resource()).isEqualTo("vpc-a");
        });
    }

    @Test
    void theSpokeDoesNotSeeTheGatewaysTables() {
        Gateway gateway = Gateway.unseen("tgw-1", Sample.HUB, List.of(Sample.TO_A));
        Vpc b = Vpc.unseen("vpc-b", Sample.HUB, List.of(Cidr.of("10.1.0.0/16")));

        Path path = Tracer.trace(new Network(List.of(Sample.A, b), List.of(gateway)), Sample.A_TO_B).forward();

        unknown(path, Code.UNKNOWN_RESOURCE, Code.TGW_RTB_ROUTES_ARE_UNKNOWN);
    }

    @Test
    void whatIsCertainlyWrongIsSaidEvenIfTheRestIsUnknown() {
        Gateway gateway = Gateway.unseen("tgw-1", Sample.HUB, List.of(Sample.state(Sample.TO_A, "pending")));

        Path path = Tracer.trace(Sample.with(gateway), Sample.A_TO_B).forward();

        assertThat(path.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(path.findings()).extracting(Finding::code)
                .contains(Code.BAD_STATE_ATTACHMENT, Code.TGW_RTB_ROUTES_ARE_UNKNOWN);
    }

    @Test
    void aTableThatIsNotListedIsUnknown() {
        Gateway gateway = Gateway.seen("tgw-1", Sample.HUB, List.of(), List.of(Sample.TO_A, Sample.TO_B));

        unknown(Tracer.trace(Sample.with(gateway), Sample.A_TO_B).forward(), Code.TGW_RTB_ROUTES_ARE_UNKNOWN);
    }

    @Test
    void aDestinationOfNoKnownVpcIsUnknown() {
        Trace trace = Tracer.trace(Sample.with(Sample.A), Sample.A_TO_B);

        unknown(trace.forward(), Code.UNKNOWN_RESOURCE, Code.UNKNOWN_DESTINATION);
        unknown(trace.back(), Code.UNKNOWN_DESTINATION);
    }

    @Test
    void aSourceOfNoKnownVpcIsUnknown() {
        Trace trace = Tracer.trace(Sample.NETWORK, Flow.between("192.0.2.1", "10.1.1.4"));

        unknown(trace.forward(), Code.UNKNOWN_DESTINATION);
        assertThat(trace.findings()).singleElement().extracting(Finding::resource).isEqualTo("192.0.2.1");
    }

    @Test
    void aSourceInNoSubnetIsUnknown() {
        unknown(Tracer.trace(Sample.NETWORK, Flow.between("10.0.77.4", "10.1.1.4")).forward(),
                Code.NO_SOURCE_OR_DESTINATION);
    }

    private static void unknown(Path path, Code... codes) {
        assertThat(path.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(path.findings()).extracting(Finding::code).containsExactly(codes);
    }
}
