package org.transithandshake.lab.ec2;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Switches.Quirk;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;

/**
 * Which attachments propagate into which tables, and which of their blocks arrive.
 *
 * <p>A propagation is {@code enabled} at once and gone at once; what SearchTransitGatewayRoutes shows follows a
 * {@link Delay#SEARCH_LAG} later, and is then what is true at that moment.
 *
 * <p>A block that meets another one, as {@link org.transithandshake.lab.api.Switches.Overlap} says, is dropped without
 * an error: who propagated first wins. Our assumption, which no AWS document settles: when the winner goes away the
 * dropped block does not appear by itself, only after its own propagation is disabled and enabled again; the switch
 * {@link Quirk#DROPPED_RANGE_RETURNS} is the contrary.
 */
final class Propagations {
    private final World world;
    /** In the order of enabling. */
    private final Map<Key, Blocks> enabled = new LinkedHashMap<>();
    private final Map<Key, Set<Cidr>> shown = new LinkedHashMap<>();

    record Key(String tableId, String attachmentId) {
    }

    /** The VPC's blocks that were considered, and those of them that arrived. */
    private record Blocks(Set<Cidr> considered, Set<Cidr> arrived) {
    }

    Propagations(World world) {
        this.world = world;
    }

    void enable(Attachment attachment, String tableId) {
        Key key = new Key(tableId, attachment.id());
        if (enabled.containsKey(key)) {
            throw new AwsError("TransitGatewayRouteTablePropagation.Duplicate", "Propagation " + attachment.id()
                    + " already exists in Transit Gateway Route Table " + tableId + ".");
        }
        enabled.put(key, arriving(key, new Blocks(Set.of(), Set.of())));
        world.after(Delay.SEARCH_LAG, attachment.gatewayOwner(), attachment.id(), () -> show(key));
    }

    void disable(String attachmentId, String tableId) {
        if (enabled.remove(new Key(tableId, attachmentId)) == null) {
            // sic: AWS writes the first code with a lower-case p; Terraform's provider knows the second, too
            throw new AwsError(world.switches.has(Quirk.PROPAGATION_NOT_FOUND)
                    ? "TransitGatewayRouteTablePropagation.NotFound" : "InvalidparameterValue", "Propagation " + attachmentId
                    + " does not exist in Transit Gateway Route Table " + tableId + ".");
        }
        world.after(Delay.SEARCH_LAG, () -> show(new Key(tableId, attachmentId)));
        if (world.switches.has(Quirk.DROPPED_RANGE_RETURNS)) {
            List.copyOf(enabled.keySet()).forEach(this::considerAnew);
        }
    }

    private void considerAnew(Key key) {
        Blocks before = enabled.get(key);
        Blocks again = arriving(key, new Blocks(before.arrived, before.arrived));
        if (!again.equals(before)) {
            enabled.put(key, again);
            world.after(Delay.SEARCH_LAG, () -> show(key));
        }
    }

    private void show(Key key) {
        Blocks now = enabled.get(key);
        if (now == null) {
            shown.remove(key);
        } else {
            shown.put(key, now.arrived);
        }
    }

    private Blocks arriving(Key key, Blocks before) {
        Attachment attachment = world.attachments.get(key.attachmentId).orElseThrow();
        Set<Cidr> blocks = new LinkedHashSet<>(
                world.vpcs.get(attachment.vpcId()).map(attachment::blocks).orElse(List.of()));
        Set<Cidr> arrived = new LinkedHashSet<>(blocks);
        arrived.removeIf(block -> before.considered.contains(block)
                ? !before.arrived.contains(block) : dropped(key, block));
        return new Blocks(blocks, arrived);
    }

    private boolean dropped(Key key, Cidr block) {
        return enabled.entrySet().stream()
                .filter(other -> !other.getKey().attachmentId.equals(key.attachmentId))
                .filter(other -> inReach(key.tableId, other.getKey().tableId))
                .flatMap(other -> other.getValue().arrived.stream())
                .anyMatch(other -> switch (world.switches.overlap()) {
                    case IDENTICAL_PER_TABLE -> other.equals(block);
                    case OVERLAPPING_PER_TABLE, GATEWAY_WIDE -> other.overlaps(block);
                });
    }

    private boolean inReach(String tableId, String other) {
        return switch (world.switches.overlap()) {
            case IDENTICAL_PER_TABLE, OVERLAPPING_PER_TABLE -> tableId.equals(other);
            case GATEWAY_WIDE -> gateway(tableId).equals(gateway(other));
        };
    }

    private String gateway(String tableId) {
        return world.gatewayTables.get(tableId).map(TransitGatewayRouteTable::transitGatewayId).orElse("");
    }

    /** A VPC's blocks, or the Ipv6Support of an attachment, changed: the new ones are propagated by themselves. */
    void blocksChanged(String vpcId) {
        for (Key key : List.copyOf(enabled.keySet())) {
            if (world.attachments.get(key.attachmentId).filter(one -> one.vpcId().equals(vpcId)).isPresent()) {
                enabled.put(key, arriving(key, enabled.get(key)));
                world.after(Delay.SEARCH_LAG, () -> show(key));
            }
        }
    }

    /** The attachments that propagate into a table. */
    List<String> attachments(String tableId) {
        return enabled.keySet().stream().filter(key -> key.tableId.equals(tableId)).map(Key::attachmentId).toList();
    }

    /** The tables that an attachment propagates into. */
    List<String> tables(String attachmentId) {
        return enabled.keySet().stream().filter(key -> key.attachmentId.equals(attachmentId)).map(Key::tableId)
                .toList();
    }

    /** What a search of the table shows, by attachment. */
    Map<String, Set<Cidr>> shown(String tableId) {
        Map<String, Set<Cidr>> result = new LinkedHashMap<>();
        shown.forEach((key, blocks) -> {
            if (key.tableId.equals(tableId)) {
                result.put(key.attachmentId, blocks);
            }
        });
        return result;
    }

    /** Ends the propagations of a deleted attachment. */
    void dropAttachment(String attachmentId) {
        tables(attachmentId).forEach(tableId -> disable(attachmentId, tableId));
    }

    /** Forgets a deleted table. */
    void dropTable(String tableId) {
        enabled.keySet().removeIf(key -> key.tableId.equals(tableId));
        shown.keySet().removeIf(key -> key.tableId.equals(tableId));
    }
}
