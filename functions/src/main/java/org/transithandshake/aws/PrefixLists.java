package org.transithandshake.aws;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.routing.PrefixList;
import org.transithandshake.step.NotYet;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** Customer-managed prefix lists: those of this account, and those that another shares with it. */
public final class PrefixLists {
    /** ModifyManagedPrefixList, API Reference: AddEntry.N and RemoveEntry.N. */
    private static final int MOST_AT_ONCE = 100;

    private final Aws aws;

    public PrefixLists(Aws aws) {
        this.aws = aws;
    }

    /** The account's lists that this one sees, by id. */
    public List<Listed> of(String account) {
        return aws.ec2().describeManagedPrefixListsPaginator(r -> r.filters(
                        Filter.builder().name("owner-id").values(account).build())).prefixLists().stream()
                .map(PrefixLists::read).sorted(Comparator.comparing(Listed::id)).toList();
    }

    private static Listed read(ManagedPrefixList seen) {
        return new Listed(seen.prefixListId(), seen.prefixListArn(), "IPv6".equals(seen.addressFamily()),
                seen.maxEntries(), seen.version(), seen.stateAsString(),
                Tags.read(seen.tags()).getOrDefault(Tags.ROLE, ""));
    }

    /** The list with the entries of the version that was read. */
    public PrefixList entries(Listed list) {
        return new PrefixList(list.id(), list.ipv6(), Errors.translating(() -> aws.ec2()
                .getManagedPrefixListEntriesPaginator(r -> r.prefixListId(list.id()).targetVersion(list.version()))
                .entries().stream().map(entry -> Cidr.of(entry.cidr())).toList()));
    }

    /** @param role what it is, such as {@code prefix-list:main:IPv4} */
    public void create(String role, boolean ipv6, int maxEntries) {
        Errors.translating(() -> aws.ec2().createManagedPrefixList(r -> r.prefixListName("transit-handshake " + role)
                .addressFamily(ipv6 ? "IPv6" : "IPv4").maxEntries(maxEntries)
                .tagSpecifications(Tags.on(ResourceType.PREFIX_LIST,
                        Map.of(Tags.ROLE, role, "Name", "transit-handshake " + role)))));
    }

    /**
     * Adds and removes entries. Whoever read the same version and changed it before makes this one fail, so that
     * changes follow one another.
     *
     * @throws NotYet if the list has another version by now, is being changed, or these are more than a call takes
     */
    public void change(Listed list, Collection<Cidr> added, Collection<Cidr> removed) {
        Errors.translating(() -> aws.ec2().modifyManagedPrefixList(r -> r.prefixListId(list.id())
                .currentVersion(list.version())
                .addEntries(added.stream().limit(MOST_AT_ONCE)
                        .map(cidr -> AddPrefixListEntry.builder().cidr(cidr.toString()).build()).toList())
                .removeEntries(removed.stream().limit(MOST_AT_ONCE)
                        .map(cidr -> RemovePrefixListEntry.builder().cidr(cidr.toString()).build()).toList())));
        if (added.size() > MOST_AT_ONCE || removed.size() > MOST_AT_ONCE) {
            throw new NotYet("the prefix list " + list.id() + " has changed by a hundred entries; there are more");
        }
    }

    /** Gives the list room for more entries; entries cannot change in the same call. */
    public void resize(Listed list, int maxEntries) {
        Errors.translating(() -> aws.ec2().modifyManagedPrefixList(r ->
                r.prefixListId(list.id()).maxEntries(maxEntries)));
    }

    /**
     * A list without its entries.
     *
     * @param role of a list that the handshake made, by tag; empty for all others, and for whom it is shared with
     */
    public record Listed(String id, String arn, boolean ipv6, int maxEntries, long version, String state,
            String role) {
        public boolean isBeingMade() {
            return state.equals("create-in-progress");
        }
    }
}
