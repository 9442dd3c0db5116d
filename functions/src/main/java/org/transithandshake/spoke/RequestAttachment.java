package org.transithandshake.spoke;

import java.util.List;
import java.util.Map;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.GatewayNotVisible;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.SpokePolicy;
import org.transithandshake.aws.Tags;
import org.transithandshake.aws.VpcRoutes;
import org.transithandshake.routing.VpcSubnets;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Options;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ④: requests an attachment of a VPC to the hub's gateway, with one subnet in each of the VPC's zones, and with
 * IPv6 if Destinations has such a range and all these subnets have IPv6. An attachment that stands gets the options
 * that the stack asks for if the stack requested it; anybody else's is left as it is, and FixRoutes says so.
 *
 * <p>It fails with {@link GatewayNotVisible} while the accepted share has not reached EC2 yet.
 */
public final class RequestAttachment extends Step<RequestAttachment.Input, RequestAttachment.Output> {
    private final Attachments attachments;
    private final Gateways gateways;
    private final VpcRoutes routes;
    private final SpokePolicy policy;
    private final Settings settings;
    private final String hub;

    public RequestAttachment() {
        this(Aws.live(), Settings.live());
    }

    public RequestAttachment(Aws aws, Settings settings) {
        super(Input.class);
        attachments = new Attachments(aws);
        gateways = new Gateways(aws);
        routes = new VpcRoutes(aws);
        policy = new SpokePolicy(aws, settings);
        this.settings = settings;
        hub = settings.hubAccount();
    }

    @Override
    protected Output run(Input input) {
        String gatewayId = BadInput.require(input.gatewayId(), "gatewayId");
        String vpcId = BadInput.require(input.vpcId(), "vpcId");
        if (!input.ownerRead()) {
            requireHubOwns(gatewayId);
        }
        VpcSubnets subnets = routes.subnetsOf(vpcId);
        policy.read();
        boolean ipv6 = policy.isReadable() && policy.routes().speaksIpv6();
        List<String> chosen = subnets.toAttach(ipv6);
        if (chosen.isEmpty()) {
            throw new BadInput("the VPC " + vpcId + " of SpokeVpcs has no subnet with IPv4 to attach; create one, or"
                    + " take the VPC out of SpokeVpcs");
        }
        Attachment attachment = attachments.request(gatewayId, vpcId, chosen, options(subnets, chosen, ipv6),
                Map.of(Tags.HUB, hub, "Name", "transit-handshake"));
        return new Output(attachment.id(), attachment.state(),
                adjust(attachment, options(subnets, attachment.subnetIds(), ipv6)).toString());
    }

    private Options options(VpcSubnets subnets, List<String> attached, boolean ipv6) {
        Options asked = settings.attachmentOptions();
        return ipv6 && subnets.canCarryIpv6(attached) ? asked.enable(Options.IPV6) : asked;
    }

    /** Changes what differs in an attachment that this stack requested, once EC2 takes changes. */
    private Options adjust(Attachment attachment, Options wanted) {
        Options missing = wanted.differingFrom(attachment.options());
        boolean ours = hub.equals(attachment.tags().get(Tags.HUB));
        if (missing.isEmpty() || !ours || !attachment.is("available")) {
            return Options.none();
        }
        attachments.modify(attachment.id(), missing);
        return missing;
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

    /** @param changed the options that were changed, as the AWS CLI writes them */
    public record Output(String attachmentId, String state, String changed) {
    }
}
