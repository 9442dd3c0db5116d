package org.transithandshake.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.checkup.Facts.Gateway;
import org.transithandshake.checkup.Facts.Organization;
import org.transithandshake.checkup.Facts.Stack;
import org.transithandshake.checkup.Facts.Table;
import org.transithandshake.checkup.Facts.Trail;
import org.transithandshake.checkup.Reading.Known;
import org.transithandshake.checkup.Reading.Unknown;

class CheckupTest {
    private static final String HUB = "222222222222";
    private static final String SPOKE = "111111111111";
    private static final String UNIT = "arn:aws:organizations::444444444444:ou/o-a1b2c3d4e5/ou-ab12-11111111";
    private static final String DOOR = "AutoAcceptSharedAttachments";
    private static final Gateway GATEWAY = new Gateway("tgw-1", HUB, "available", List.of(), true);

    /** A sound account, in which one thing at a time is changed. */
    private record Sick(String role, Stack stack, Gateway gateway, Set<String> invitations, List<Trail> trails,
            boolean linked, int routes, Set<String> principals, String peer) {
        Facts facts() {
            return new Facts(role, role.equals("hub") ? HUB : SPOKE, "eu-central-1", new Known<>(stack),
                    new Known<>(gateway == null ? List.of() : List.of(gateway)), new Known<>(invitations),
                    new Known<>(trails), new Known<>(linked), new Known<>(Organization.NONE),
                    new Known<>(List.of(new Table("rtb-1", "vpc-1", destinations(routes)))), new Known<>(60),
                    new Known<>(principals),
                    new Known<>(peer));
        }
    }

    private static List<String> destinations(int routes) {
        return IntStream.range(0, routes).mapToObj(i -> "192.168." + i / 256 + "." + i % 256 + "/32").toList();
    }

    private static Sick hub() {
        return new Sick("hub", new Stack("hub", "1", Map.of("ALLOWED_ACCOUNTS", SPOKE, "HUB_VPCS", "vpc-1")), GATEWAY,
                Set.of(), List.of(), true, 3, Set.of(SPOKE), "1");
    }

    private static Sick spoke() {
        return new Sick("spoke", new Stack("spoke", "1", Map.of("HUB_ACCOUNT_ID", HUB, "SPOKE_VPCS", "vpc-1",
                "DESTINATIONS", "10.0.0.0/8")), GATEWAY, Set.of(), List.of(new Trail("t", true)), true, 3, Set.of(HUB),
                "1");
    }

    @Test
    void aSoundAccountHasNoProblem() {
        assertThat(Checkup.of(hub().facts())).allMatch(line -> line.verdict() == Verdict.OK && line.cure().isEmpty());
        assertThat(Checkup.of(spoke().facts())).allMatch(line -> line.verdict() == Verdict.OK);
        assertThat(Checkup.hasProblem(Checkup.of(hub().facts()))).isFalse();
    }

    static Stream<Arguments> sick() {
        return Stream.of(
                Arguments.of(with(hub(), new Stack("spoke", "1", hub().stack().environment())),
                        "the stack is deployed", "doctor --role spoke"),
                Arguments.of(with(hub(), new Stack("none", "", Map.of())), "the stack is deployed",
                        "sam deploy --config-env hub"),
                Arguments.of(new Sick("hub", hub().stack(), GATEWAY, Set.of(), List.of(), true, 3, Set.of(SPOKE), "2"),
                        "same version", "sam deploy"),
                Arguments.of(new Sick("hub", hub().stack(), GATEWAY, Set.of(), List.of(), true, 3, Set.of(), "1"),
                        "the bus lets", "sam deploy --config-env hub"),
                Arguments.of(new Sick("hub", hub().stack(), new Gateway("tgw-1", HUB, "available", List.of(DOOR), true),
                        Set.of(), List.of(), true, 3, Set.of(SPOKE), "1"), "automatic acceptance",
                        "aws ec2 modify-transit-gateway --transit-gateway-id tgw-1 --options " + DOOR + "=disable"),
                Arguments.of(new Sick("hub", hub().stack(), null, Set.of(), List.of(), true, 3, Set.of(SPOKE), "1"),
                        "in this Region", "list-executions"),
                Arguments.of(new Sick("spoke", spoke().stack(), null, Set.of(), List.of(new Trail("t", true)), true, 3,
                        Set.of(HUB), "1"), "in this Region", "--region eu-central-1"),
                Arguments.of(new Sick("spoke", spoke().stack(), GATEWAY, Set.of(), List.of(), true, 3, Set.of(HUB),
                        "1"), "CloudTrail", "aws cloudtrail create-trail"),
                Arguments.of(new Sick("spoke", spoke().stack(), GATEWAY, Set.of(), List.of(new Trail("t", false)), true,
                        3, Set.of(HUB), "1"), "CloudTrail", "aws cloudtrail start-logging --name t"),
                Arguments.of(new Sick("spoke", spoke().stack(), GATEWAY, Set.of(), List.of(new Trail("t", true)), false,
                        3, Set.of(HUB), "1"), "service-linked role", "aws iam create-service-linked-role"),
                Arguments.of(new Sick("spoke", spoke().stack(), GATEWAY, Set.of(), List.of(new Trail("t", true)), true,
                        1000, Set.of(HUB), "1"), "have room", "describe-route-tables"));
    }

    @ParameterizedTest
    @MethodSource("sick")
    void aProblemIsNamedWithItsCure(Sick sick, String what, String cure) {
        List<Line> lines = Checkup.of(sick.facts());
        assertThat(lines.stream().filter(line -> line.verdict() == Verdict.PROBLEM)).anySatisfy(line -> {
            assertThat(line.what()).contains(what);
            assertThat(line.cure()).contains(cure);
            assertThat(line.why()).isNotBlank();
        });
        assertThat(Checkup.hasProblem(lines)).isTrue();
    }

    @Test
    void aPendingInvitationIsNoProblem() {
        Sick waiting = new Sick("spoke", spoke().stack(), null, Set.of(HUB), List.of(new Trail("t", true)), true, 3,
                Set.of(HUB), "1");
        assertThat(Checkup.hasProblem(Checkup.of(waiting.facts()))).isFalse();
    }

    @Test
    void whetherManyRoutesFitIsSaidByTheAccountsOwnQuota() {
        Line fits = room(59, new Known<>(60));
        assertThat(fits.verdict()).isEqualTo(Verdict.OK);
        Line full = room(60, new Known<>(60));
        assertThat(full.verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(full.why()).contains("has 60 routes, needs 61, and the account's quota is 60");
        assertThat(full.cure()).contains("request-service-quota-increase", "--desired-value 122");
        Line unknown = room(60, no());
        assertThat(unknown.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(unknown.cure()).contains("aws service-quotas get-service-quota");
    }

    /** What is routed already needs no room. */
    @Test
    void aDestinationThatStandsInTheTableNeedsNoRoom() {
        Facts facts = spoke().facts();
        List<String> full = new ArrayList<>(destinations(59));
        full.add("10.0.0.0/8");
        assertThat(AccountChecks.room(with(facts, full, new Known<>(60))).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aHubThatAttachesNoVpcNeedsNoLinkedRole() {
        Sick bare = new Sick("hub", new Stack("hub", "1", Map.of("ALLOWED_ACCOUNTS", SPOKE)), GATEWAY, Set.of(),
                List.of(), false, 3, Set.of(SPOKE), "1");
        assertThat(Checkup.daily(bare.facts())).isEmpty();
    }

    @Test
    void anOrganizationThatDoesNotShareIsAProblemWhereItIsSharedWithOnly() {
        assertThat(sharing("", Organization.DOES_NOT_SHARE).verdict()).isEqualTo(Verdict.OK);
        assertThat(sharing("", Organization.NONE).verdict()).isEqualTo(Verdict.OK);
        assertThat(sharing(UNIT, Organization.SHARES).verdict()).isEqualTo(Verdict.OK);
        Line off = sharing(UNIT, Organization.DOES_NOT_SHARE);
        assertThat(off.verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(off.why()).endsWith("nobody sees the gateway by " + UNIT);
        assertThat(off.cure()).startsWith("aws ram enable-sharing-with-aws-organization");
        assertThat(sharing(UNIT, Organization.NONE).why()).contains("in no organization", UNIT);
    }

    /** The doctor and the daily look say the same. */
    private static Line sharing(String principals, Organization organization) {
        Facts f = with(hub(), new Stack("hub", "1", Map.of("ALLOWED_ACCOUNTS", SPOKE, "HUB_VPCS", "vpc-1",
                "SHARE_PRINCIPALS", principals))).facts();
        Facts facts = new Facts(f.role(), f.account(), f.region(), f.stack(), f.gateways(), f.invitations(),
                f.trails(), f.linkedRole(), new Known<>(organization), f.tables(), f.routeQuota(), f.busPrincipals(),
                f.peerVersion());
        Line line = AccountChecks.organization(facts);
        assertThat(Checkup.daily(facts).contains(line)).isEqualTo(line.verdict() == Verdict.PROBLEM);
        assertThat(Checkup.of(facts)).contains(line);
        return line;
    }

    @Test
    void theDailyLookHasOnlyProblemsThatNoSweepFinds() {
        Sick open = new Sick("hub", hub().stack(), new Gateway("tgw-1", HUB, "available", List.of(DOOR), true),
                Set.of(), List.of(), true, 3, Set.of(SPOKE), "2");
        assertThat(Checkup.daily(open.facts())).isEmpty();
        Sick bare = new Sick("spoke", spoke().stack(), null, Set.of(), List.of(), false, 3, Set.of(), "1");
        assertThat(Checkup.daily(bare.facts())).extracting(Line::what).hasSize(4);
    }

    private static Line room(int routes, Reading<Integer> quota) {
        return AccountChecks.room(with(spoke().facts(), destinations(routes), quota));
    }

    private static Facts with(Facts f, List<String> destinations, Reading<Integer> quota) {
        return new Facts(f.role(), f.account(), f.region(), f.stack(), f.gateways(), f.invitations(), f.trails(),
                f.linkedRole(), f.organization(), new Known<>(List.of(new Table("rtb-1", "vpc-1", destinations))),
                quota, f.busPrincipals(), f.peerVersion());
    }

    @Test
    void whatCannotBeReadIsUnknownAndSaysHowToLook() {
        Facts blind = new Facts("hub", HUB, "eu-central-1", no(), no(), no(), no(), no(), no(), no(), no(), no(), no());
        assertThat(Checkup.of(blind)).isNotEmpty().allSatisfy(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(line.why()).isEqualTo("AccessDenied: no");
            assertThat(line.cure()).isNotBlank();
        });
    }

    private static <T> Reading<T> no() {
        return new Unknown<>("AccessDenied: no");
    }

    private static Sick with(Sick s, Stack stack) {
        return new Sick(s.role(), stack, s.gateway(), s.invitations(), s.trails(), s.linked(), s.routes(),
                s.principals(), s.peer());
    }
}
