package org.transithandshake.lab.ec2;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.ec2.model.AutoAcceptSharedAttachmentsValue;
import software.amazon.awssdk.services.ec2.model.DefaultRouteTableAssociationValue;
import software.amazon.awssdk.services.ec2.model.DefaultRouteTablePropagationValue;
import software.amazon.awssdk.services.ec2.model.DnsSupportValue;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayOptions;
import software.amazon.awssdk.services.ec2.model.MulticastSupportValue;
import software.amazon.awssdk.services.ec2.model.SecurityGroupReferencingSupportValue;
import software.amazon.awssdk.services.ec2.model.TransitGatewayOptions;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRequestOptions;
import software.amazon.awssdk.services.ec2.model.VpnEcmpSupportValue;

/** The options of a gateway, with the defaults of the EC2 API reference, TransitGatewayRequestOptions. */
final class GatewayOptions {
    private static final TransitGatewayOptions DEFAULTS = TransitGatewayOptions.builder().amazonSideAsn(64512L)
            .autoAcceptSharedAttachments(AutoAcceptSharedAttachmentsValue.DISABLE)
            .defaultRouteTableAssociation(DefaultRouteTableAssociationValue.ENABLE)
            .defaultRouteTablePropagation(DefaultRouteTablePropagationValue.ENABLE)
            .vpnEcmpSupport(VpnEcmpSupportValue.ENABLE).dnsSupport(DnsSupportValue.ENABLE)
            .securityGroupReferencingSupport(SecurityGroupReferencingSupportValue.DISABLE)
            .multicastSupport(MulticastSupportValue.DISABLE).build();

    private GatewayOptions() {
    }

    static TransitGatewayOptions initial(TransitGatewayRequestOptions wanted) {
        if (wanted == null) {
            return DEFAULTS;
        }
        return TransitGatewayOptions.builder()
                .amazonSideAsn(or(wanted.amazonSideAsn(), DEFAULTS.amazonSideAsn()))
                .autoAcceptSharedAttachments(
                        or(wanted.autoAcceptSharedAttachments(), DEFAULTS.autoAcceptSharedAttachments()))
                .defaultRouteTableAssociation(
                        or(wanted.defaultRouteTableAssociation(), DEFAULTS.defaultRouteTableAssociation()))
                .defaultRouteTablePropagation(
                        or(wanted.defaultRouteTablePropagation(), DEFAULTS.defaultRouteTablePropagation()))
                .vpnEcmpSupport(or(wanted.vpnEcmpSupport(), DEFAULTS.vpnEcmpSupport()))
                .dnsSupport(or(wanted.dnsSupport(), DEFAULTS.dnsSupport()))
                .securityGroupReferencingSupport(
                        or(wanted.securityGroupReferencingSupport(), DEFAULTS.securityGroupReferencingSupport()))
                .multicastSupport(or(wanted.multicastSupport(), DEFAULTS.multicastSupport()))
                .transitGatewayCidrBlocks(wanted.transitGatewayCidrBlocks()).build();
    }

    private static <T> T or(T wanted, T otherwise) {
        return Objects.requireNonNullElse(wanted, otherwise);
    }

    static boolean needsDefaultTable(TransitGatewayOptions options) {
        return associates(options) || propagates(options);
    }

    private static boolean associates(TransitGatewayOptions options) {
        return options.defaultRouteTableAssociation() == DefaultRouteTableAssociationValue.ENABLE;
    }

    private static boolean propagates(TransitGatewayOptions options) {
        return options.defaultRouteTablePropagation() == DefaultRouteTablePropagationValue.ENABLE;
    }

    static TransitGatewayOptions withDefaultTable(TransitGatewayOptions options, String tableId) {
        return options.toBuilder().associationDefaultRouteTableId(associates(options) ? tableId : null)
                .propagationDefaultRouteTableId(propagates(options) ? tableId : null).build();
    }

    static Optional<String> associationTable(TransitGatewayOptions options) {
        return Optional.ofNullable(options.associationDefaultRouteTableId());
    }

    static Optional<String> propagationTable(TransitGatewayOptions options) {
        return Optional.ofNullable(options.propagationDefaultRouteTableId());
    }

    /**
     * The options after ModifyTransitGateway. Enabling a default needs its table, disabling it drops the table's id;
     * a table without "enable" is refused with {@code InvalidParameterCombination}.
     */
    static TransitGatewayOptions modified(TransitGatewayOptions old, ModifyTransitGatewayOptions wanted,
            Consumer<String> checkTable) {
        String association = table("Association", wanted.defaultRouteTableAssociationAsString(),
                wanted.associationDefaultRouteTableId(), old.associationDefaultRouteTableId(), checkTable);
        String propagation = table("Propagation", wanted.defaultRouteTablePropagationAsString(),
                wanted.propagationDefaultRouteTableId(), old.propagationDefaultRouteTableId(), checkTable);
        if (!wanted.addTransitGatewayCidrBlocks().isEmpty() || !wanted.removeTransitGatewayCidrBlocks().isEmpty()) {
            throw Faults.invalidValue("The lab does not change TransitGatewayCidrBlocks.");
        }
        return old.toBuilder().associationDefaultRouteTableId(association).propagationDefaultRouteTableId(propagation)
                .defaultRouteTableAssociation(
                        or(wanted.defaultRouteTableAssociation(), old.defaultRouteTableAssociation()))
                .defaultRouteTablePropagation(
                        or(wanted.defaultRouteTablePropagation(), old.defaultRouteTablePropagation()))
                .autoAcceptSharedAttachments(
                        or(wanted.autoAcceptSharedAttachments(), old.autoAcceptSharedAttachments()))
                .vpnEcmpSupport(or(wanted.vpnEcmpSupport(), old.vpnEcmpSupport()))
                .dnsSupport(or(wanted.dnsSupport(), old.dnsSupport()))
                .securityGroupReferencingSupport(
                        or(wanted.securityGroupReferencingSupport(), old.securityGroupReferencingSupport()))
                .amazonSideAsn(or(wanted.amazonSideAsn(), old.amazonSideAsn())).build();
    }

    private static String table(String what, String value, String tableId, String old, Consumer<String> check) {
        if (value == null && tableId == null) {
            return old;
        }
        if ("enable".equals(value) != (tableId != null)) {
            throw new AwsError("InvalidParameterCombination", "DefaultRouteTable" + what + "=enable and " + what
                    + "DefaultRouteTableId must be given together.");
        }
        if (tableId != null) {
            check.accept(tableId);
        }
        return tableId;
    }
}
