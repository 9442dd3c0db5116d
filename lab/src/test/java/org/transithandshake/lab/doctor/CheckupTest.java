package org.transithandshake.lab.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.doctor.Facts.Gateway;
import org.transithandshake.lab.doctor.Facts.Organization;
import org.transithandshake.lab.doctor.Facts.Stack;
import org.transithandshake.lab.doctor.Facts.Table;
import org.transithandshake.lab.doctor.Facts.Trail;
import org.transithandshake.lab.doctor.Reading.Known;
import org.transithandshake.lab.doctor.Reading.Unknown;

class CheckupTest {
    private static final String HUB = "222222222222";
    private static final String SPOKE = "111111111111";
    private static final String DOOR = "AutoAcceptSharedAttachments";
    private static final Gateway GATEWAY = new Gateway("tgw-1", HUB, "available", List.of(), true);

    /** A sound account, in which one thing at a time is changed. */
    private record Sick(String role, Stack stack, Gateway gateway, Set<String> invitations, List<Trail> trails,
            boolean linked, int routes, Set<String> principals, String peer) {
        Facts facts() {
            return new Facts(role, role.equals("hub") ? HUB : SPOKE, "eu-central-1", new Known<>(stack),
                    new Known<>(gateway == null ? List.of() : List.of(gateway)), new Known<>(invitations),
                    new Known<>(trails), new Known<>(linked), new Known<>(Organization.NONE),
                    new Known<>(List.of(new Table("rtb-1", "vpc-1", routes))), new Known<>(principals),
                    new Known<>(peer));
        }
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
    void aNumberOfRoutesThatOnlySomeQuotasAllowIsUnknown() {
        Sick full = new Sick("spoke", spoke().stack(), GATEWAY, Set.of(), List.of(new Trail("t", true)), true, 50,
                Set.of(HUB), "1");
        assertThat(Checkup.of(full.facts())).anySatisfy(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(line.cure()).contains("aws service-quotas get-service-quota");
        });
    }

    @Test
    void whatCannotBeReadIsUnknownAndSaysHowToLook() {
        Facts blind = new Facts("hub", HUB, "eu-central-1", no(), no(), no(), no(), no(), no(), no(), no(), no());
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
