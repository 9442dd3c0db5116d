package org.transithandshake.lab.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.path.Code;
import org.transithandshake.path.Endpoint;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Flow;
import org.transithandshake.path.Outcome;
import org.transithandshake.path.Service;
import org.transithandshake.path.Trace;
import org.transithandshake.path.Tracer;

/** Raw outputs of two accounts: SSH is let in by prefix list, HTTPS by group, ping by type. */
final class SidesTest {

    @Test
    void bothSidesTogetherTellTheWholeWay() {
        Trace trace = trace(both(Samples.A, Samples.B), Service.tcp(22));

        assertThat(trace.findings()).isEmpty();
        assertThat(trace.forward().outcome()).isEqualTo(Outcome.REACHED);
        assertThat(trace.back().outcome()).isEqualTo(Outcome.REACHED);
    }

    @Test
    void theOrderOfTheFilesDoesNotMatter() {
        assertThat(both(Samples.B, Samples.A).network().gateways())
                .isEqualTo(both(Samples.A, Samples.B).network().gateways());
    }

    @Test
    void groupReferencesNeedTheOptionThatTheGatewaysOutputShows() {
        assertThat(trace(both(Samples.A, Samples.B), Service.tcp(443)).findings())
                .extracting(Finding::code, Finding::resource)
                .containsExactly(tuple(Code.SG_REFERENCING_SUPPORT, "tgw-1"));
        String on = "\"SecurityGroupReferencingSupport\": \"enable\"";
        String off = on.replace("enable", "disable");
        assertThat(trace(both(Samples.A.replace(off, on), Samples.B.replace(off, on)), Service.tcp(443)).findings())
                .isEmpty();
    }

    @Test
    void icmpTypesAreReadAsTypes() {
        Sides sides = both(Samples.A, Samples.B);

        assertThat(trace(sides, Service.ping(false)).findings()).isEmpty();
        assertThat(trace(both(Samples.A, Samples.B.replace("\"FromPort\": 8", "\"FromPort\": 3")),
                Service.ping(false)).findings()).extracting(Finding::code).containsExactly(Code.ENI_SG_RULES_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"DescribeNetworkAcls, subnet-gb", "DescribeSecurityGroups, eni-b",
        "DescribeNetworkInterfaces, 10.2.1.4", "SearchTransitGatewayRoutes, tgw-rtb-1",
        "DescribeTransitGatewayAttachments, tgw-1", "DescribeRouteTables, vpc-b",
        "GetManagedPrefixListEntries, eni-b", "DescribeVpcs, 10.2.1.4"})
    void whatOneOperationWouldTellIsUnknownWithoutIt(String operation, String missed) {
        Trace trace = trace(both(Samples.A, Samples.without(Samples.B, operation)), Service.tcp(22));

        assertThat(trace.forward().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(trace.findings()).extracting(Finding::resource).contains(missed);
    }

    @Test
    void aSpokeAloneKnowsItsHalf() {
        Trace trace = trace(new Sides().add("a.json", Samples.A), Service.tcp(22));

        assertThat(trace.forward().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(trace.findings()).extracting(Finding::code)
                .contains(Code.TGW_RTB_ROUTES_ARE_UNKNOWN, Code.UNKNOWN_DESTINATION);
    }

    @Test
    void anEndMayBeAnInstanceAnInterfaceOrAnAddressInAVpc() {
        Sides sides = both(Samples.A, Samples.B);

        assertThat(sides.ends("i-a")).extracting(Endpoint::toString)
                .containsExactly("10.1.1.4 in vpc-a", "fd00:a:0:1::4 in vpc-a");
        assertThat(sides.ends("eni-a")).isEqualTo(sides.ends("i-a"));
        assertThat(sides.ends("vpc-a/10.1.1.4")).isEqualTo(sides.ends("i-a").subList(0, 1));
        assertThat(sides.ends("10.1.1.4").getFirst().vpcId()).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> sides.ends("i-c")).hasMessageContaining("i-c");
        assertThatThrownBy(() -> sides.ends("web.example")).hasMessageContaining("web.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{}", "{\"account\": \"12\"}", "\u0000\u0001", "{} {}",
        "{\"account\": 111111111111}", "{\"account\": \"111111111111\", \"account\": \"111111111111\"}"})
    void whatIsNoSideIsRefusedWithTheFilesName(String text) {
        assertThatThrownBy(() -> new Sides().add("x.json", text)).isInstanceOf(BadFacts.class)
                .hasMessageStartingWith("x.json: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"DescribeVpcs\"|\"DescribeVpc\"|'DescribeVpc', which is not known",
        "{\"Vpcs\"|{\"NextToken\": \"x\", \"Vpcs\"|DescribeVpcs is one page of several",
        "{\"Vpcs\"|{\"vpcs\"|DescribeVpcs has no Vpcs",
        "\"10.1.1.0/24\"|\"10.1.1.1/24\"|DescribeSubnets.Subnets[0] cannot be read: '10.1.1.1/24' has bits set",
        "\"RuleNumber\": 100|\"RuleNumber\": \"100\"|Entries[4].RuleNumber is not a whole number",
        "\"IpProtocol\": \"-1\"|\"IpProtocol\": \"all\"|the protocol 'all', which is not known",
        "\"RuleAction\": \"allow\"|\"RuleAction\": \"permit\"|the action 'permit'",
        "\"GatewayId\": \"vpce-1\"|\"TransitGatewayId\": \"tgw-1\"|prefix list pl-s3, which is not in",
        "\"VpcId\": \"vpc-a\", \"OwnerId\"|\"VpcId\": \"vpc-a; rm\", \"OwnerId\"|vpc-a; rm"})
    void everyComplaintNamesFileAndPlace(String right, String wrong, String complaint) {
        assertThat(Samples.A).contains(right);
        assertThatThrownBy(() -> new Sides().add("a.json", Samples.A.replace(right, wrong)).network())
                .isInstanceOf(BadFacts.class).hasMessageStartingWith("a.json: ").hasMessageContaining(complaint);
    }

    @Test
    void anAccountIsGivenOnceAndAllAreOfOneRegion() {
        assertThatThrownBy(() -> both(Samples.A, Samples.A))
                .hasMessageContaining("b.json: is about account 111111111111");
        assertThatThrownBy(() -> both(Samples.A, Samples.B.replace("eu-central-1", "eu-west-1")))
                .hasMessageContaining("b.json: is about eu-west-1, another file about eu-central-1");
    }

    private static Sides both(String a, String b) {
        return new Sides().add("a.json", a).add("b.json", b);
    }

    private static Trace trace(Sides sides, Service service) {
        return Tracer.trace(sides.network(), Flow.between("10.1.1.4", "10.2.1.4", service));
    }
}
