package org.transithandshake.spoke;

import java.util.List;
import java.util.Map;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.GatewayNotVisible;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.Tags;
import org.transithandshake.aws.VpcRoutes;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ④: requests an attachment of a VPC to the hub's gateway, with one subnet in each of the VPC's zones.
 *
 * <p>It fails with {@link GatewayNotVisible} while the accepted share has not reached EC2 yet.
 */
public final class RequestAttachment extends Step<RequestAttachment.Input, RequestAttachment.Output> {
    private final Attachments attachments;
    private final Gateways gateways;
    private final VpcRoutes routes;
    private final String hub;

    public RequestAttachment() {
        this(Aws.live(), Settings.live());
    }

    public RequestAttachment(Aws aws, Settings settings) {
        super(Input.class);
        attachments = new Attachments(aws);
        gateways = new Gateways(aws);
        routes = new VpcRoutes(aws);
        hub = settings.hubAccount();
    }

    @Override
    protected Output run(Input input) {
        String gatewayId = BadInput.require(input.gatewayId(), "gatewayId");
        String vpcId = BadInput.require(input.vpcId(), "vpcId");
        if (!input.ownerRead()) {
            requireHubOwns(gatewayId);
        }
        List<String> subnets = routes.attachmentSubnets(vpcId);
        if (subnets.isEmpty()) {
            throw new BadInput("the VPC " + vpcId + " of SpokeVpcs has no subnet to attach; create one, or take the"
                    + " VPC out of SpokeVpcs");
        }
        Attachment attachment = attachments.request(gatewayId, vpcId, subnets,
                Map.of(Tags.HUB, hub, "Name", "transit-handshake"));
        return new Output(attachment.id(), attachment.state());
    }

    private void requireHubOwns(String gatewayId) {
        Gateway gateway = gateways.find(gatewayId).orElseThrow(() ->
                new GatewayNotVisible("the gateway " + gatewayId + " is not visible in this account yet"));
        if (!gateway.owner().equals(hub)) {
            throw new BadInput("the gateway " + gatewayId + " belongs to " + gateway.owner() + ", not to the hub "
                    + hub + "; nothing was requested");
        }
    }

    /** @param ownerRead whether the gateway's owner was read from RAM or EC2, not only heard of */
    public record Input(String gatewayId, String vpcId, boolean ownerRead) {
    }

    public record Output(String attachmentId, String state) {
    }
}
