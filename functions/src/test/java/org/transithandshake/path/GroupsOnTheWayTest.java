package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;

/** Security groups: only who opens the flow is asked, and every code that can come of it. */
final class GroupsOnTheWayTest {

    private static final Traffic SSH = Traffic.tcp(22, 22);

    @Test
    void whatTheGroupsAllowPassesInBothFamiliesAndItsAnswerNeedsNoRule() {
        for (Flow flow : List.of(Guarded.SSH, Guarded.SSH6)) {
            Trace trace = Tracer.trace(Guarded.network(), flow);

            assertThat(trace.findings()).isEmpty();
            assertThat(trace.forward().outcome()).isEqualTo(Outcome.REACHED);
            assertThat(trace.back().outcome()).isEqualTo(Outcome.REACHED);
        }
    }

    @Test
    void theHopsNameTheFiltersInTheOrderInWhichThePacketMeetsThem() {
        assertThat(Tracer.trace(Guarded.network(), Guarded.SSH).forward().hops()).extracting(Hop::resource)
                .containsExactly("eni-a", "acl-a1", "rtb-a", "tgw-attach-a", "acl-ga", "tgw-rtb-main", "tgw-attach-b",
                        "acl-gb", "acl-b1", "eni-b", "subnet-b1");
    }

    @Test
    void anotherPortIsNotLetIn() {
        Trace trace = Tracer.trace(Guarded.network(), Flow.between("10.0.1.4", "10.1.1.4", Service.tcp(443)));

        assertThat(trace.findings()).containsExactly(new Finding(Code.ENI_SG_RULES_MISMATCH, Sample.HUB, "eni-b",
                "No rule of sg-b of eni-b lets TCP 443 in from 10.0.1.4.", Fix.review(
                        "Add an inbound rule for this address, or its subnet, if it shall pass.",
                        "aws ec2 authorize-security-group-ingress --group-id sg-b --ip-permissions"
                                + " 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.1.4/32}]'")));
        assertThat(trace.forward().outcome()).isEqualTo(Outcome.DROPPED);
    }

    @Test
    void theOtherFamilyNeedsItsOwnRuleAndOption() {
        Network network = Guarded.network(Guarded.CLIENT,
                Guarded.inbound(new GroupRule(SSH, Guarded.block("10.0.0.0/16"))));

        Path path = Tracer.trace(network, Guarded.SSH6).forward();

        dropped(path, Code.ENI_SG_RULES_MISMATCH);
        assertThat(Guarded.command(path)).hasValueSatisfying(
                command -> assertThat(command).endsWith("Ipv6Ranges=[{CidrIpv6=fd00:a:0:1::4/128}]'"));
    }

    @Test
    void aGroupWithoutRulesIsNamed() {
        Path path = Tracer.trace(Guarded.network(Guarded.CLIENT, Guarded.inbound()), Guarded.SSH).forward();

        dropped(path, Code.SG_HAS_NO_RULES);
        assertThat(path.findings().getFirst().resource()).isEqualTo("sg-b");
    }

    @Test
    void whatMayNotGoOutIsFoundAtTheSender() {
        SecurityGroup closed = new SecurityGroup("sg-a", List.of(Guarded.ANYTHING), List.of());

        Path path = Tracer.trace(Guarded.network(closed, Guarded.SERVER), Guarded.SSH).forward();

        dropped(path, Code.SG_HAS_NO_RULES);
        assertThat(Guarded.command(path)).hasValueSatisfying(
                command -> assertThat(command).contains("authorize-security-group-egress --group-id sg-a"));
    }

    @Test
    void pingNeedsItsTypeAndCode() {
        Flow ping = Flow.between("10.0.1.4", "10.1.1.4", Service.ping(false));
        SecurityGroup echo = Guarded.inbound(new GroupRule(Traffic.icmp(false, 8, -1), Guarded.block("10.0.0.0/8")));

        assertThat(Tracer.trace(Guarded.network(Guarded.CLIENT, echo), ping).findings()).isEmpty();
        Path path = Tracer.trace(Guarded.network(), ping).forward();
        dropped(path, Code.ENI_SG_RULES_MISMATCH);
        assertThat(Guarded.command(path)).hasValueSatisfying(
                command -> assertThat(command).contains("'IpProtocol=icmp,FromPort=8,ToPort=0,"));
    }

    @Test
    void aPrefixListCountsByItsEntries() {
        Path in = throughList(Optional.of(List.of(Cidr.of("192.0.2.0/24"), Cidr.of("10.0.1.0/24"))));
        Path out = throughList(Optional.of(List.of(Cidr.of("10.0.2.0/24"))));
        Path unknown = throughList(Optional.empty());

        assertThat(in.outcome()).isEqualTo(Outcome.REACHED);
        dropped(out, Code.ENI_SG_RULES_MISMATCH);
        assertThat(unknown.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(unknown.findings()).extracting(Finding::code).containsExactly(Code.UNKNOWN_RESOURCE);
    }

    private static Path throughList(Optional<List<Cidr>> entries) {
        SecurityGroup group = Guarded.inbound(new GroupRule(SSH, new Peer.PrefixList("pl-1", entries)));
        return Tracer.trace(Guarded.network(Guarded.CLIENT, group), Guarded.SSH).forward();
    }

    @Test
    void aReferenceToTheOtherVpcsGroupCountsIfGatewayAndBothAttachmentsSupportIt() {
        assertThat(byReference("sg-a", Guarded.GATEWAY).outcome()).isEqualTo(Outcome.REACHED);
        dropped(byReference("sg-other", Guarded.GATEWAY), Code.ENI_SG_RULES_MISMATCH);
    }

    @Test
    void everyPartThatDoesNotSupportReferencesIsNamedWithItsCommand() {
        Path path = byReference("sg-a", Guarded.gateway(
                Support.DISABLED, Guarded.TO_A.with(Support.DISABLED), Guarded.TO_B));

        dropped(path, Code.SG_REFERENCING_SUPPORT, Code.SG_REFERENCING_SUPPORT);
        assertThat(path.findings()).extracting(finding -> finding.fix().command().orElseThrow()).containsExactly(
                "aws ec2 modify-transit-gateway --transit-gateway-id tgw-1"
                        + " --options SecurityGroupReferencingSupport=enable",
                "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id tgw-attach-a"
                        + " --options SecurityGroupReferencingSupport=enable");
    }

    @Test
    void supportThatIsNotKnownIsNoSupport() {
        Path path = byReference("sg-a", Guarded.gateway(
                Support.ENABLED, Guarded.TO_A, Guarded.TO_B.with(Support.UNKNOWN)));

        assertThat(path.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(path.findings()).extracting(Finding::code, Finding::resource)
                .containsExactly(tuple(Code.SG_REFERENCING_SUPPORT, "tgw-attach-b"));
    }

    @Test
    void aReferenceInAnOutboundRuleIsWorthNothingAcrossTheGateway() {
        SecurityGroup client = new SecurityGroup(
                "sg-a", List.of(), List.of(new GroupRule(Traffic.all(), new Peer.Group("sg-b"))));

        Path path = Tracer.trace(Guarded.network(client, Guarded.SERVER), Guarded.SSH).forward();

        dropped(path, Code.ENI_SG_RULES_MISMATCH);
        assertThat(path.findings().getFirst().why()).contains("counts in inbound rules only");
    }

    private static Path byReference(String group, Gateway gateway) {
        SecurityGroup server = Guarded.inbound(new GroupRule(SSH, new Peer.Group(group)));
        return Tracer.trace(Guarded.network(gateway, Guarded.CLIENT, server), Guarded.SSH).forward();
    }

    private static void dropped(Path path, Code... codes) {
        assertThat(path.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(path.findings()).extracting(Finding::code).containsExactly(codes);
    }
}
