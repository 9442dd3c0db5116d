package org.transithandshake.lab.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Switches.Quirk;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAssociationState;

/** Which table each attachment is associated with; at most one. A completed disassociation leaves no row. */
final class Associations {
    private final World world;
    private final Map<String, Association> byAttachment = new LinkedHashMap<>();

    record Association(String tableId, TransitGatewayAssociationState state) {
    }

    Associations(World world) {
        this.world = world;
    }

    Optional<Association> of(String attachmentId) {
        return Optional.ofNullable(byAttachment.get(attachmentId));
    }

    boolean inUse(String tableId) {
        return byAttachment.values().stream().anyMatch(one -> one.tableId.equals(tableId));
    }

    /** The attachments associated with a table. */
    List<String> attachments(String tableId) {
        return byAttachment.entrySet().stream().filter(entry -> entry.getValue().tableId.equals(tableId))
                .map(Map.Entry::getKey).toList();
    }

    Association begin(Attachment attachment, String tableId) {
        if (byAttachment.containsKey(attachment.id())) {
            throw new AwsError("Resource.AlreadyAssociated", "Transit Gateway Attachment " + attachment.id()
                    + " is already associated to a route table.");
        }
        return during(attachment, new Association(tableId, TransitGatewayAssociationState.ASSOCIATING),
                () -> byAttachment.put(attachment.id(),
                        new Association(tableId, TransitGatewayAssociationState.ASSOCIATED)));
    }

    Association end(Attachment attachment, String tableId) {
        Association old = byAttachment.get(attachment.id());
        if (old == null || !old.tableId.equals(tableId)) {
            // sic: AWS writes the first code with a lower-case p; Terraform's provider knows the second one
            throw new AwsError(world.switches.has(Quirk.ASSOCIATION_NOT_FOUND)
                    ? "InvalidAssociation.NotFound" : "InvalidparameterValue",
                    "Transit Gateway Attachment " + attachment.id() + " is not associated with route table " + tableId
                            + ".");
        }
        if (old.state != TransitGatewayAssociationState.ASSOCIATED) {
            throw Faults.incorrectState(attachment.id(), old.state);
        }
        return during(attachment, new Association(tableId, TransitGatewayAssociationState.DISASSOCIATING),
                () -> byAttachment.remove(attachment.id()));
    }

    private Association during(Attachment attachment, Association between, Runnable done) {
        byAttachment.put(attachment.id(), between);
        world.after(Delay.ASSOCIATION, attachment.gatewayOwner(), attachment.id(), () -> {
            if (byAttachment.get(attachment.id()) == between) {
                done.run();
            }
        });
        return between;
    }

    /** Forgets a deleted attachment. */
    void drop(String attachmentId) {
        byAttachment.remove(attachmentId);
    }
}
