package org.transithandshake.lab.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;

/** The entries of a prefix list while they are changed; all of one address family, no block twice. */
final class PrefixListEntries {
    private final String family;
    private final Map<String, PrefixListEntry> byBlock = new LinkedHashMap<>();

    /** @param family {@code IPv4} or {@code IPv6} */
    PrefixListEntries(String family) {
        if (!"IPv4".equals(family) && !"IPv6".equals(family)) {
            throw Faults.invalidValue("Value (" + family + ") for parameter AddressFamily is invalid."
                    + " Expected IPv4 or IPv6.");
        }
        this.family = family;
    }

    PrefixListEntries keep(List<PrefixListEntry> before) {
        before.forEach(entry -> byBlock.put(entry.cidr(), entry));
        return this;
    }

    /** An entry that is there already gets the new description. */
    PrefixListEntries add(List<AddPrefixListEntry> added) {
        for (AddPrefixListEntry entry : added) {
            String block = block(entry.cidr());
            byBlock.put(block, PrefixListEntry.builder().cidr(block).description(entry.description()).build());
        }
        return this;
    }

    PrefixListEntries remove(List<RemovePrefixListEntry> removed) {
        for (RemovePrefixListEntry entry : removed) {
            if (byBlock.remove(block(entry.cidr())) == null) {
                throw Faults.invalidValue("The prefix list has no entry " + entry.cidr() + ".");
            }
        }
        return this;
    }

    private String block(String cidr) {
        if ("IPv4".equals(family)) {
            return Cidr.of(cidr, "InvalidParameterValue").toString();
        }
        if (cidr == null || !cidr.matches("[0-9a-fA-F:]+/\\d{1,3}")) {
            throw Faults.invalidValue("Value (" + cidr + ") for parameter Cidr is invalid.");
        }
        return cidr;
    }

    PrefixListEntries within(int most) {
        if (byBlock.size() > most) {
            throw new AwsError("PrefixListMaxEntriesExceeded", "The prefix list would have " + byBlock.size()
                    + " entries; its maximum is " + most + ".");
        }
        return this;
    }

    List<PrefixListEntry> all() {
        return List.copyOf(byBlock.values());
    }
}
