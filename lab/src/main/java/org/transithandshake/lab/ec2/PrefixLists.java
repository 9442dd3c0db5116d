package org.transithandshake.lab.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/**
 * Customer-managed prefix lists. Every change makes a new version and has to name the version that it changes; while
 * one is under way there is no other. Entries are in force when the call is answered. RAM shares lists with others.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html">Managed prefix lists</a>
 */
final class PrefixLists {
    private static final String PREFIX = "pl";
    private static final Filters<ManagedPrefixList> FILTERS = new Filters<ManagedPrefixList>()
            .one("owner-id", ManagedPrefixList::ownerId).one("prefix-list-id", ManagedPrefixList::prefixListId)
            .one("prefix-list-name", ManagedPrefixList::prefixListName).tags(ManagedPrefixList::tags);
    private final World world;
    /** By list, then by version, counted from 1. */
    private final Map<String, Map<Long, List<PrefixListEntry>>> entries = new LinkedHashMap<>();

    PrefixLists(World world) {
        this.world = world;
    }

    CreateManagedPrefixListResponse create(Caller caller, CreateManagedPrefixListRequest request) {
        checkName(request.prefixListName());
        if (request.maxEntries() == null) {
            throw Faults.missing("MaxEntries");
        }
        PrefixListEntries wanted = new PrefixListEntries(request.addressFamily())
                .add(request.entries()).within(request.maxEntries());
        String id = world.create(caller, PREFIX, ResourceType.PREFIX_LIST, request.tagSpecifications());
        entries.put(id, new LinkedHashMap<>(Map.of(1L, wanted.all())));
        world.prefixLists.put(caller, id, ManagedPrefixList.builder().prefixListId(id).ownerId(caller.account())
                .prefixListName(request.prefixListName()).addressFamily(request.addressFamily())
                .maxEntries(request.maxEntries()).version(1L).state(PrefixListState.CREATE_IN_PROGRESS)
                .prefixListArn("arn:aws:ec2:" + caller.region() + ":" + caller.account() + ":prefix-list/" + id)
                .build());
        world.after(Delay.PREFIX_LIST, () -> settle(id, PrefixListState.CREATE_COMPLETE));
        return CreateManagedPrefixListResponse.builder().prefixList(view(caller, require(caller, id))).build();
    }

    private void settle(String id, PrefixListState state) {
        world.prefixLists.change(id, list -> list.toBuilder().state(state).build());
    }

    /** EC2 API reference, CreateManagedPrefixList: names up to 255 characters that do not begin with com.amazonaws. */
    private static void checkName(String name) {
        if (name == null) {
            throw Faults.missing("PrefixListName");
        }
        if (name.startsWith("com.amazonaws") || name.length() > 255) {
            throw Faults.invalidValue("Value (" + name + ") for parameter PrefixListName is invalid: up to 255"
                    + " characters that do not begin with com.amazonaws.");
        }
    }

    private ManagedPrefixList require(Caller caller, String id) {
        return world.prefixLists.own(caller, checked(id)).orElseThrow(() -> Faults.prefixListNotFound(id));
    }

    /** One's own, or one that RAM shares with the caller. */
    private ManagedPrefixList requireVisible(Caller caller, String id) {
        return PrefixLists.visible(world, caller, checked(id)).orElseThrow(() -> Faults.prefixListNotFound(id));
    }

    /** A consumer of a shared list refers to it and reads its entries ("Shared prefix lists", Amazon VPC guide). */
    static Optional<ManagedPrefixList> visible(World world, Caller caller, String id) {
        return world.prefixLists.kept(id).filter(kept -> isVisible(world, caller, kept)).map(Shelf.Kept::value);
    }

    private static boolean isVisible(World world, Caller caller, Shelf.Kept<ManagedPrefixList> kept) {
        return kept.ownedBy(caller)
                || kept.in(caller) && world.sharing.visible(caller.account(), kept.value().prefixListArn());
    }

    private static String checked(String id) {
        return Faults.checked(id, "PrefixListId", PREFIX, "InvalidPrefixListId.Malformed");
    }

    private ManagedPrefixList view(Caller caller, ManagedPrefixList list) {
        return list.toBuilder().tags(world.tags.of(caller, list.prefixListId())).build();
    }

    DescribeManagedPrefixListsResponse describe(Caller caller, DescribeManagedPrefixListsRequest request) {
        List<ManagedPrefixList> visible = world.prefixLists.all().filter(kept -> isVisible(world, caller, kept))
                .map(kept -> view(caller, kept.value())).toList();
        List<ManagedPrefixList> chosen = Choice.of(visible, ManagedPrefixList::prefixListId)
                .ids(request.prefixListIds(), PrefixLists::checked, Faults::prefixListNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeManagedPrefixListsResponse.builder().prefixLists(page.items()).nextToken(page.nextToken())
                .build();
    }

    GetManagedPrefixListEntriesResponse entries(Caller caller, GetManagedPrefixListEntriesRequest request) {
        ManagedPrefixList list = requireVisible(caller, request.prefixListId());
        long version = request.targetVersion() == null ? list.version() : request.targetVersion();
        List<PrefixListEntry> found = entries.get(list.prefixListId()).get(version);
        if (found == null) {
            throw new AwsError("InvalidPrefixListVersion", "The prefix list " + list.prefixListId()
                    + " has no version " + version + ".");
        }
        var page = world.page(found, request.maxResults(), request.nextToken());
        return GetManagedPrefixListEntriesResponse.builder().entries(page.items()).nextToken(page.nextToken()).build();
    }

    ModifyManagedPrefixListResponse modify(Caller caller, ModifyManagedPrefixListRequest request) {
        ManagedPrefixList list = require(caller, request.prefixListId());
        if (list.stateAsString().endsWith("-in-progress")) {
            throw Faults.incorrectState(list.prefixListId(), list.stateAsString());
        }
        boolean changes = request.hasAddEntries() || request.hasRemoveEntries();
        if (changes && request.maxEntries() != null) {
            throw new AwsError("InvalidParameterCombination",
                    "You cannot modify the entries of a prefix list and its size at the same time.");
        }
        if (changes) {
            checkVersion(list, request.currentVersion());
        }
        if (request.prefixListName() != null) {
            checkName(request.prefixListName());
        }
        int most = request.maxEntries() == null ? list.maxEntries() : request.maxEntries();
        PrefixListEntries wanted = new PrefixListEntries(list.addressFamily())
                .keep(entries.get(list.prefixListId()).get(list.version()))
                .remove(request.removeEntries()).add(request.addEntries()).within(most);
        return ModifyManagedPrefixListResponse.builder()
                .prefixList(view(caller, change(list, request.prefixListName(), most, wanted, changes))).build();
    }

    private ManagedPrefixList change(ManagedPrefixList list, String name, int most, PrefixListEntries wanted,
            boolean changes) {
        String id = list.prefixListId();
        ManagedPrefixList changed = list.toBuilder().state(PrefixListState.MODIFY_IN_PROGRESS).maxEntries(most)
                .prefixListName(name == null ? list.prefixListName() : name)
                .version(changes ? list.version() + 1 : list.version()).build();
        entries.get(id).put(changed.version(), wanted.all());
        world.prefixLists.change(id, old -> changed);
        world.after(Delay.PREFIX_LIST, () -> settle(id, PrefixListState.MODIFY_COMPLETE));
        return changed;
    }

    private static void checkVersion(ManagedPrefixList list, Long current) {
        if (current == null) {
            throw Faults.missing("CurrentVersion");
        }
        if (!current.equals(list.version())) {
            throw new AwsError("PrefixListVersionMismatch", "The prefix list has the incorrect version number.");
        }
    }

    DeleteManagedPrefixListResponse delete(Caller caller, DeleteManagedPrefixListRequest request) {
        ManagedPrefixList list = require(caller, request.prefixListId());
        String id = list.prefixListId();
        if (world.groupRules.all().map(Shelf.Kept::value).anyMatch(rule -> id.equals(rule.prefixListId()))
                || world.tables.all().flatMap(kept -> kept.value().routes().stream())
                        .anyMatch(route -> id.equals(route.destinationPrefixListId()))) {
            throw new AwsError("DependencyViolation", "The prefix list " + id + " is in use.");
        }
        world.prefixLists.remove(id);
        entries.remove(id);
        ManagedPrefixList answer = view(caller, list).toBuilder().state(PrefixListState.DELETE_IN_PROGRESS).build();
        world.tags.deleteAll(caller, id);
        return DeleteManagedPrefixListResponse.builder().prefixList(answer).build();
    }
}
