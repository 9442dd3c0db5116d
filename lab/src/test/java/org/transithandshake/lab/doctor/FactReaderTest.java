package org.transithandshake.lab.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.ram.Organization;
import org.transithandshake.checkup.Checkup;
import org.transithandshake.checkup.Line;
import org.transithandshake.checkup.Verdict;
import org.transithandshake.lab.wire.LabHttpClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The doctor in a lab: what it reads is what AWS would answer. */
class FactReaderTest {
    @Test
    void aConnectedEstateHasNoProblemInEitherAccount() {
        Lab lab = connected(Set.of("*"));
        for (String account : List.of(Landscape.HUB, Landscape.SPOKE)) {
            String other = account.equals(Landscape.HUB) ? Landscape.SPOKE : Landscape.HUB;
            assertThat(Checkup.of(FactReader.read(in(lab, account), Optional.empty(), Optional.of(in(lab, other)))))
                    .hasSizeGreaterThan(6).allMatch(line -> line.verdict() == Verdict.OK);
        }
    }

    @Test
    void withoutATrailAndWithAnOpenGatewayItSaysSo() {
        Lab lab = connected(Set.of());
        lab.ec2(Landscape.HUB).describeTransitGateways(r -> { }).transitGateways().forEach(gateway ->
                lab.ec2(Landscape.HUB).modifyTransitGateway(r -> r.transitGatewayId(gateway.transitGatewayId())
                        .options(o -> o.autoAcceptSharedAttachments("enable"))));
        assertThat(problems(lab, Landscape.HUB)).singleElement().satisfies(line ->
                assertThat(line.cure()).contains("AutoAcceptSharedAttachments=disable"));
        assertThat(problems(lab, Landscape.SPOKE)).singleElement().satisfies(line ->
                assertThat(line.cure()).contains("create-trail"));
    }

    @Test
    void anEmptyAccountHasNoStackAndNoLinkedRole() {
        assertThat(problems(new Lab(LabSetup.quiet()), Landscape.SPOKE)).extracting(Line::what)
                .contains("the stack is deployed",
                        "the service-linked role AWSServiceRoleForVPCTransitGateway is there");
    }

    /** In the account that may read the organization; others do not know. */
    @Test
    void anOrganizationThatIsSharedWithHasToShare() {
        Lab lab = new Lab(LabSetup.quiet());
        Organization off = new Organization("o-a1b2c3d4e5", "555555555555", Map.of(Landscape.HUB, ""),
                Set.of(Landscape.HUB)).withoutSharing();
        lab.organize(off);
        new Landscape(lab, Path.of("..", "template.yaml"), 1).deployHub(List.of(Landscape.SPOKE),
                Map.of("SharePrincipals", off.arn(), "Mode", "observe"));
        assertThat(problems(lab, Landscape.HUB)).anySatisfy(line ->
                assertThat(line.cure()).startsWith("aws ram enable-sharing-with-aws-organization"));
        lab.organize(new Organization(off.id(), off.manager(), off.units(), off.readers()));
        assertThat(sharing(lab).verdict()).isEqualTo(Verdict.OK);
        lab.organize(new Organization(off.id(), off.manager(), off.units()));
        assertThat(sharing(lab).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static Line sharing(Lab lab) {
        return Checkup.of(FactReader.read(in(lab, Landscape.HUB), Optional.empty(), Optional.empty())).stream()
                .filter(line -> line.what().startsWith("sharing works")).findFirst().orElseThrow();
    }

    @Test
    void itOnlyReads() {
        Lab lab = connected(Set.of());
        int before = lab.journal().entries().size();
        FactReader.read(in(lab, Landscape.HUB), Optional.empty(), Optional.of(in(lab, Landscape.SPOKE)));
        assertThat(lab.journal().entries().subList(before, lab.journal().entries().size()))
                .allMatch(entry -> entry instanceof Entry.ApiCall call
                        && call.operation().matches("(Describe|Get|List).*"));
    }

    private static List<Line> problems(Lab lab, String account) {
        return Checkup.of(FactReader.read(in(lab, account), Optional.empty(), Optional.empty())).stream()
                .filter(line -> line.verdict() == Verdict.PROBLEM).toList();
    }

    private static Connection in(Lab lab, String account) {
        return new Connection(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any")),
                Region.of(Lab.REGION), new LabHttpClient(lab.wire()), Optional.of(URI.create("http://lab.invalid")));
    }

    private static Lab connected(Set<String> trails) {
        Lab lab = new Lab(LabSetup.quiet().with(
                new Switches(trails, false, false, false, Switches.quiet().overlap())));
        Landscape land = new Landscape(lab, Path.of("..", "template.yaml"), 1);
        land.createVpc(Landscape.HUB, Landscape.range(0));
        land.createVpc(Landscape.SPOKE, Landscape.range(1));
        land.deploySpoke(Landscape.SPOKE, "10.0.0.0/8", Map.of());
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        lab.time().runUntilIdle();
        return lab;
    }
}
