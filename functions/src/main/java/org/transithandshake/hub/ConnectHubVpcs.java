package org.transithandshake.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Attachments.Association;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.Tags;
import org.transithandshake.aws.VpcRoutes;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/** Attaches the hub's own VPCs and places them in the first segment; the hub trusts itself, so nothing is asked. */
public final class ConnectHubVpcs extends Step<ConnectHubVpcs.Input, ConnectHubVpcs.Output> {
    private final Gateways gateways;
    private final Attachments attachments;
    private final GatewayTables tables;
    private final VpcRoutes routes;
    private final Settings settings;

    public ConnectHubVpcs() {
        this(Aws.live(), Settings.live());
    }

    public ConnectHubVpcs(Aws aws, Settings settings) {
        super(Input.class);
        gateways = new Gateways(aws);
        attachments = new Attachments(aws);
        tables = new GatewayTables(aws);
        routes = new VpcRoutes(aws);
        this.settings = settings;
    }

    @Override
    protected Output run(Input input) {
        String gatewayId = BadInput.require(input.gatewayId(), "gatewayId");
        if (settings.hubVpcs().isEmpty()) {
            return new Output(gatewayId, List.of());
        }
        Gateway gateway = gateways.find(gatewayId)
                .orElseThrow(() -> new NotYet("the gateway " + gatewayId + " is not listed"));
        List<Attachment> attached = attach(gatewayId);
        attached.forEach(attachment -> place(attachment, gateway.segmentTable(settings.segments().getFirst())));
        return new Output(gatewayId, attached.stream().map(Attachment::id).toList());
    }

    private List<Attachment> attach(String gatewayId) {
        List<Attachment> standing = new ArrayList<>(attachments.of(gatewayId, settings.hubVpcs()));
        settings.hubVpcs().stream()
                .filter(vpc -> standing.stream().noneMatch(attachment -> attachment.vpcId().equals(vpc)))
                .forEach(vpc -> standing.add(attachments.request(gatewayId, vpc, routes.attachmentSubnets(vpc),
                        Map.of(Tags.ROLE, "hub-vpc", "Name", "transit-handshake hub"))));
        standing.stream().filter(attachment -> !attachment.is("available")).findFirst().ifPresent(attachment -> {
            throw new NotYet("the hub's attachment " + attachment.id() + " is " + attachment.state());
        });
        return standing;
    }

    private void place(Attachment attachment, String tableId) {
        Optional<Association> association = attachments.association(attachment.id());
        if (association.isEmpty()) {
            tables.associate(tableId, attachment.id());
        }
        tables.propagate(tableId, attachment.id());
        if (association.filter(standing -> standing.state().equals("associated")).isEmpty()) {
            throw new NotYet("the hub's attachment " + attachment.id() + " is not associated yet");
        }
    }

    public record Input(String gatewayId) {
    }

    public record Output(String gatewayId, List<String> attachmentIds) {
    }
}
