package org.transithandshake.lab.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.serve.Person.filter;
import static org.transithandshake.lab.serve.Served.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.serve.Person.Network;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What {@code serve --deploy} promises: a person of account A requests by hand, the automation does the rest. */
class DeployedByHandTest {
    private final Lab lab = new Lab(LabSetup.quiet().with(
            new Switches(Set.of("*"), false, false, false, Switches.quiet().overlap())));
    private Served served;
    private Person a;
    private Person b;

    @BeforeEach
    void deployAndServe() throws IOException {
        Landscape land = new Landscape(lab, Path.of("..", "template.yaml"), 1);
        land.createVpc(Landscape.HUB, Landscape.range(0));
        land.createVpc(Landscape.SPOKE, Landscape.range(1));
        land.deploySpoke(Landscape.SPOKE, "10.0.0.0/8", Map.of());
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        served = new Served(lab);
        a = new Person(served, Landscape.SPOKE);
        b = new Person(served, Landscape.HUB);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    /** The outputs of the ended attempts to connect an attachment. */
    private List<String> attempts(String attachment) {
        return b.sfn.listStateMachines().stateMachines().stream().filter(one -> one.name().contains("onnect"))
                .flatMap(one -> b.sfn.listExecutions(r -> r.stateMachineArn(one.stateMachineArn())).executions()
                        .stream())
                .filter(one -> one.name().startsWith(attachment) && one.status() != ExecutionStatus.RUNNING)
                .map(one -> String.valueOf(b.sfn.describeExecution(r -> r.executionArn(one.executionArn())).output()))
                .toList();
    }

    private TransitGatewayVpcAttachment first() {
        until("the first connection", () -> a.ec2.describeTransitGatewayVpcAttachments().transitGatewayVpcAttachments()
                .stream().anyMatch(one -> !attempts(one.transitGatewayAttachmentId()).isEmpty()));
        return a.ec2.describeTransitGatewayVpcAttachments().transitGatewayVpcAttachments().getFirst();
    }

    private String hubTable() {
        String vpc = b.ec2.describeVpcs(r -> r.filters(filter("cidr", Landscape.range(0)))).vpcs().getFirst().vpcId();
        return b.ec2.describeRouteTables(r -> r.filters(filter("vpc-id", vpc), filter("association.main", "false")))
                .routeTables().getFirst().routeTableId();
    }

    @Test
    void whatThePolicyAllowsIsRoutedBothWaysAndWhatItDoesNotNeverGetsAnAssociation() {
        String tgw = first().transitGatewayId();
        String hubTable = hubTable();
        Network good = a.network("10.3.0.0/16", "10.3.0.0/24");
        a.request(tgw, good);
        until("routed by the hub", () -> tgw.equals(b.routes(hubTable).get("10.3.0.0/16")));
        until("routed by the spoke", () -> tgw.equals(a.routes(good.table()).get("10.0.0.0/8")));

        Network bad = a.network("172.20.0.0/16", "172.20.0.0/24");
        String refused = a.request(tgw, bad);
        until("the attempt's end", () -> !attempts(refused).isEmpty());
        assertThat(attempts(refused)).first().asString().contains("allowed-cidrs", "172.20.0.0/16");
        assertThat(b.ec2.describeTransitGatewayAttachments(r -> r.transitGatewayAttachmentIds(refused))
                .transitGatewayAttachments()).singleElement()
                .satisfies(one -> assertThat(one.association()).isNull());
        assertThat(a.routes(bad.table())).containsOnlyKeys("172.20.0.0/16");
        assertThat(b.routes(hubTable)).doesNotContainKey("172.20.0.0/16");
    }
}
