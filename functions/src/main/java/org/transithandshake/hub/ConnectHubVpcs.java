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
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.Tags;
import org.transithandshake.aws.VpcRoutes;
import org.transithandshake.routing.VpcSubnets;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Options;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Attaches the hub's own VPCs and places them in the hub account's segment, which is the first unless AccountSegments
 * says otherwise. The hub trusts itself, so nothing is asked, and its ranges propagate even in a static segment.
 */
public final class ConnectHubVpcs extends Step<ConnectHubVpcs.Input, ConnectHubVpcs.Output> {
    private final Gateways gateways;
    private final Attachments attachments;
    private final GatewayTables tables;
    private final VpcRoutes routes;
    private final Settings settings;
    private final HubPolicy policy;

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
        policy = new HubPolicy(aws, settings);
    }

    @Override
    protected Output run(Input input) {
        String gatewayId = BadInput.require(input.gatewayId(), "gatewayId");
        if (settings.hubVpcs().isEmpty()) {
            return new Output(gatewayId, List.of());
        }
        Gateway gateway = gateways.find(gatewayId)
                .orElseThrow(() -> new NotYet("the gateway " + gatewayId + " is not listed"));
        policy.read();
        policy.requireReadable();
        List<Attachment> attached = attach(gatewayId);
        attached.forEach(attachment -> place(attachment, Place.of(
                policy.segmentOfHub(attachment.account()), policy.segments(), gateway)));
        return new Output(gatewayId, attached.stream().map(Attachment::id).toList());
    }

    private List<Attachment> attach(String gatewayId) {
        List<Attachment> standing = new ArrayList<>(attachments.of(gatewayId, settings.hubVpcs()));
        settings.hubVpcs().stream()
                .filter(vpc -> standing.stream().noneMatch(attachment -> attachment.vpcId().equals(vpc)))
                .forEach(vpc -> standing.add(request(gatewayId, vpc)));
        standing.stream().filter(attachment -> !attachment.is("available")).findFirst().ifPresent(attachment -> {
            throw new NotYet("the hub's attachment " + attachment.id() + " is " + attachment.state());
        });
        standing.forEach(this::adjust);
        return standing;
    }

    private Attachment request(String gatewayId, String vpc) {
        VpcSubnets subnets = routes.subnetsOf(vpc);
        List<String> chosen = subnets.toAttach(wantsIpv6());
        return attachments.request(gatewayId, vpc, chosen, options(wantsIpv6() && subnets.canCarryIpv6(chosen)),
                Map.of(Tags.ROLE, "hub-vpc", "Name", "transit-handshake hub"));
    }

    private Options options(boolean ipv6) {
        return ipv6 ? settings.attachmentOptions().enable(Options.IPV6) : settings.attachmentOptions();
    }

    private boolean wantsIpv6() {
        return policy.speaksIpv6();
    }

    /** One that somebody else made is left as it is; FixHubRoutes says so. */
    private void adjust(Attachment attachment) {
        boolean ours = attachment.tags().containsKey(Tags.ROLE);
        boolean grows = ours && wantsIpv6() && !attachment.options().enables(Options.IPV6)
                && routes.subnetsOf(attachment.vpcId()).canCarryIpv6(attachment.subnetIds());
        Options missing = options(grows).differingFrom(attachment.options());
        if (ours && !missing.isEmpty()) {
            attachments.modify(attachment.id(), missing);
            throw new NotYet("the hub's attachment " + attachment.id() + " is being given " + missing);
        }
    }

    private void place(Attachment attachment, Place place) {
        String id = attachment.id();
        place.elsewhere().forEach(table -> tables.stopPropagating(table, id));
        Optional<Association> association = attachments.association(id);
        association.filter(standing -> isOfAnotherSegment(standing, place)).ifPresent(standing -> {
            tables.disassociate(standing.tableId(), id);
            throw new NotYet("the hub's attachment " + id + " is leaving " + standing.tableId());
        });
        if (association.isEmpty()) {
            tables.associate(place.table(), id);
        }
        place.propagateTo().forEach(table -> tables.propagate(table, id));
        if (association.filter(standing -> standing.state().equals("associated")).isEmpty()) {
            throw new NotYet("the hub's attachment " + id + " is not associated yet");
        }
    }

    private static boolean isOfAnotherSegment(Association standing, Place place) {
        return place.segments().contains(standing.tableId()) && !standing.tableId().equals(place.table());
    }

    public record Input(String gatewayId) {
    }

    public record Output(String gatewayId, List<String> attachmentIds) {
    }
}
