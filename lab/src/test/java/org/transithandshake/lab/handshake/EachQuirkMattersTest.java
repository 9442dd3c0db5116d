package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Quirk;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** A switch that nobody can tell from its contrary would prove nothing: what each makes people see. */
@AtItsOwnEnd
class EachQuirkMattersTest {
    @ParameterizedTest
    @EnumSource
    void whatPeopleSeeDiffers(Quirk quirk) {
        Object quiet = seen(quirk, Switches.copies());
        Object otherwise = seen(quirk, Switches.copies().with(quirk));
        assertThat(otherwise).as("instead of %s", quiet).isNotEqualTo(quiet);
    }

    private static Object seen(Quirk quirk, Switches switches) {
        LabSetup setup = LabSetup.quiet().with(switches);
        return switch (quirk) {
            case RECEIVER_NAMED -> events(setup, "transit-handshake.hub")
                    .map(event -> Scene.json(event.json()).path("account").asText()).distinct().toList();
            case RAM_SILENT -> events(setup, "aws.ram").anyMatch(EachQuirkMattersTest::isRamsOwn);
            case RAM_EVENT_BARE -> events(setup, "aws.ram").filter(EachQuirkMattersTest::isRamsOwn)
                    .map(event -> Scene.json(event.json()).path("detail").toString()).distinct().toList();
            case RECORDS_WRAPPED -> events(setup, "aws.ec2")
                    .map(event -> Scene.json(event.json()).path("detail")).filter(record ->
                            record.path("eventName").asText().equals("CreateVpc"))
                    .map(record -> record.path("requestParameters").has("CreateVpcRequest")).distinct().toList();
            case EXPRESS_TWICE -> Scene.played(setup, Scene.SPOKE_RANGE).lab.journal().of(Entry.Execution.class)
                    .filter(one -> one.machine().endsWith("-join") && one.status().equals("SUCCEEDED")).count();
            case MISSING_BUS_UNNOTICED -> new Scene(setup)
                    .put(Scene.HUB, "nowhere", "check", "check", "{}").failedEntryCount();
            case CHOICE_ALWAYS_ASSIGNS -> run(setup, """
                    {"Type": "Choice", "Assign": {"by": "state"}, "Default": "End",
                     "Choices": [{"Condition": "{% true %}", "Next": "End"}]}""");
            case ERRORS_UNPREFIXED -> run(setup, """
                    {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Next": "End",
                     "Arguments": {"TopicArn": "arn:aws:sns:ap-northeast-1:222222222222:nowhere", "Message": "check"},
                     "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "End",
                                "Assign": {"by": "{% $states.errorOutput.Error %}"}}]}""");
            case OWN_RANGE_HIDDEN, DROPPED_RANGE_RETURNS, PROPAGATION_LISTED_LATE, PROPAGATION_NOT_FOUND,
                 ASSOCIATION_NOT_FOUND, BLACKHOLE_STAYS -> atTheGateway(quirk, new ByHand(setup));
            case PENDING_EXPIRES, INVITATION_LISTED_LATE, SHARE_USABLE_LATE -> inTheSpoke(quirk, new ByHand(setup));
        };
    }

    private static Object atTheGateway(Quirk quirk, ByHand people) {
        String first = people.attached();
        String table = people.table();
        return switch (quirk) {
            case OWN_RANGE_HIDDEN -> people.propagate(first, people.table()).propagate(first, table).shown(table);
            case DROPPED_RANGE_RETURNS -> people.propagate(first, table).propagate(people.attached(), table)
                    .stop(first, table).shown(table);
            case PROPAGATION_LISTED_LATE -> people.propagate(first, table).hub
                    .getTransitGatewayRouteTablePropagations(r -> r.transitGatewayRouteTableId(table))
                    .transitGatewayRouteTablePropagations().size();
            case PROPAGATION_NOT_FOUND -> ByHand.outcome(() -> people.stop(first, table));
            case ASSOCIATION_NOT_FOUND -> ByHand.outcome(() -> people.hub.disassociateTransitGatewayRouteTable(r ->
                    r.transitGatewayAttachmentId(first).transitGatewayRouteTableId(table)));
            default -> routeAfterAttachingAgain(people, first);
        };
    }

    private static List<String> routeAfterAttachingAgain(ByHand people, String attachment) {
        Ec2Client hub = people.hub;
        var attached = hub.describeTransitGatewayVpcAttachments(r -> r.transitGatewayAttachmentIds(attachment))
                .transitGatewayVpcAttachments().getFirst();
        String routes = hub.createRouteTable(r -> r.vpcId(attached.vpcId())).routeTable().routeTableId();
        hub.createRoute(r -> r.routeTableId(routes).destinationCidrBlock("10.9.0.0/16")
                .transitGatewayId(attached.transitGatewayId()));
        hub.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));
        people.pass(Duration.ofMinutes(5)).attach(Scene.HUB, attached.vpcId());
        people.pass(Duration.ofMinutes(5));
        return hub.describeRouteTables(r -> r.routeTableIds(routes)).routeTables().getFirst().routes().stream()
                .map(route -> route.destinationCidrBlock() + " " + route.stateAsString()).toList();
    }

    private static Object inTheSpoke(Quirk quirk, ByHand people) {
        String vpc = people.vpc(Scene.SPOKE);
        people.share(Scene.SPOKE);
        if (quirk == Quirk.INVITATION_LISTED_LATE) {
            return people.invitations(Scene.SPOKE).count();
        }
        people.accept(Scene.SPOKE).pass(Duration.ofSeconds(6));
        if (quirk == Quirk.SHARE_USABLE_LATE) {
            assertThat(people.lab.ec2(Scene.SPOKE).describeTransitGateways().transitGateways()).hasSize(1);
            return ByHand.outcome(() -> people.attach(Scene.SPOKE, vpc).isEmpty());
        }
        people.pass(Duration.ofMinutes(1)).attach(Scene.SPOKE, vpc);
        people.pass(Duration.ofDays(7));
        return people.hub.describeTransitGatewayVpcAttachments(r -> { }).transitGatewayVpcAttachments().stream()
                .map(one -> one.stateAsString()).toList();
    }

    private static Stream<Entry.Event> events(LabSetup setup, String source) {
        return Scene.played(setup, Scene.SPOKE_RANGE).lab.journal().of(Entry.Event.class)
                .filter(event -> event.source().equals(source));
    }

    private static boolean isRamsOwn(Entry.Event event) {
        return event.detailType().equals("Resource Sharing State Change");
    }

    /** What the variable {@code by} is after a state of this definition, which goes on to End. */
    private static String run(LabSetup setup, String state) {
        Lab lab = Scene.played(setup, Scene.SPOKE_RANGE).lab;
        String role = lab.journal().of(Entry.ApiCall.class).map(Entry.ApiCall::caller)
                .filter(caller -> caller.actor().endsWith("-connect")).findFirst().orElseThrow().role();
        String machine = lab.machines().put(Scene.HUB, Lab.REGION, "check", StateMachineType.STANDARD, role, """
                {"QueryLanguage": "JSONata", "StartAt": "Begin", "States": {
                  "Begin": {"Type": "Pass", "Assign": {"by": "nobody"}, "Next": "Check"}, "Check": %s,
                  "End": {"Type": "Succeed", "Output": "{%% $by %%}"}}}""".formatted(state));
        String execution = lab.machines().start(machine, Scene.json("{}"), "check");
        lab.time().runUntilIdle();
        return lab.sfn(Scene.HUB).describeExecution(r -> r.executionArn(execution)).output();
    }
}
