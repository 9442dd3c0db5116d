package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.ec2.model.ApplianceModeSupportValue;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequestOptions;
import software.amazon.awssdk.services.ec2.model.DnsSupportValue;
import software.amazon.awssdk.services.ec2.model.Ipv6SupportValue;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentRequestOptions;
import software.amazon.awssdk.services.ec2.model.SecurityGroupReferencingSupportValue;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachmentOptions;

/**
 * What can be chosen about an attachment; defaults of the EC2 API reference,
 * CreateTransitGatewayVpcAttachmentRequestOptions.
 */
final class AttachmentOptions {
    private static final TransitGatewayVpcAttachmentOptions DEFAULTS = TransitGatewayVpcAttachmentOptions.builder()
            .dnsSupport(DnsSupportValue.ENABLE).ipv6Support(Ipv6SupportValue.DISABLE)
            .securityGroupReferencingSupport(SecurityGroupReferencingSupportValue.ENABLE)
            .applianceModeSupport(ApplianceModeSupportValue.DISABLE).build();

    private AttachmentOptions() {
    }

    static TransitGatewayVpcAttachmentOptions initial(CreateTransitGatewayVpcAttachmentRequestOptions wanted) {
        return wanted == null ? DEFAULTS : merged(DEFAULTS, wanted.dnsSupport(), wanted.ipv6Support(),
                wanted.securityGroupReferencingSupport(), wanted.applianceModeSupport());
    }

    static TransitGatewayVpcAttachmentOptions modified(
            TransitGatewayVpcAttachmentOptions old, ModifyTransitGatewayVpcAttachmentRequestOptions wanted) {
        return wanted == null ? old : merged(old, wanted.dnsSupport(), wanted.ipv6Support(),
                wanted.securityGroupReferencingSupport(), wanted.applianceModeSupport());
    }

    private static TransitGatewayVpcAttachmentOptions merged(TransitGatewayVpcAttachmentOptions old,
            DnsSupportValue dns, Ipv6SupportValue ipv6, SecurityGroupReferencingSupportValue groups,
            ApplianceModeSupportValue appliance) {
        return TransitGatewayVpcAttachmentOptions.builder()
                .dnsSupport(Objects.requireNonNullElse(dns, old.dnsSupport()))
                .ipv6Support(Objects.requireNonNullElse(ipv6, old.ipv6Support()))
                .securityGroupReferencingSupport(
                        Objects.requireNonNullElse(groups, old.securityGroupReferencingSupport()))
                .applianceModeSupport(Objects.requireNonNullElse(appliance, old.applianceModeSupport())).build();
    }

    /** The subnets after a modification; the last one cannot be removed. */
    static List<String> subnets(List<String> old, ModifyTransitGatewayVpcAttachmentRequest request) {
        List<String> all = new ArrayList<>(old);
        for (String id : request.removeSubnetIds()) {
            if (!all.remove(id)) {
                throw Faults.subnetNotFound(id);
            }
        }
        all.addAll(request.addSubnetIds());
        if (all.isEmpty()) {
            throw new AwsError("InsufficientSubnetsException", "An attachment needs at least one subnet.");
        }
        return all;
    }
}
