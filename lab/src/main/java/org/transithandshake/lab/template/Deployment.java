package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.transithandshake.lab.api.EventSink;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.time.Timeline;

/**
 * CloudFormation, as far as the lab needs it: deploys templates into emulated accounts and remembers the stacks.
 *
 * <p>A template is checked as a whole before anything is made. A resource that then cannot be made fails the
 * deployment; there is no rollback, as nothing in the lab outlives its run.
 */
public final class Deployment {
    private final Map<String, ResourceType> types = new HashMap<>();
    private final StatusEvents events;
    private final Timeline time;
    private final Map<String, Stack> stacks = new HashMap<>();
    private final Map<String, Made> standing = new HashMap<>();
    private final Owners owners = new Owners();

    public Deployment(Collection<ResourceType> types, EventSink events, Timeline time) {
        WaitConditionHandle handle = new WaitConditionHandle();
        this.types.put(handle.type(), handle);
        types.forEach(type -> this.types.put(type.type(), type));
        this.events = new StatusEvents(events);
        this.time = time;
    }

    /**
     * Makes the stack, or updates the one of this name in this account and Region, and emits its status event. What an
     * update replaces, or has no longer, is deleted at its end (CloudFormation User Guide, "Update behaviors of stack
     * resources").
     *
     * @param template a SAM or CloudFormation template, YAML or JSON; files that it names are found relative to it
     * @throws TemplateException with every fault of the template and its parameters, before anything is made; or
     *                           naming the one resource that could not be made
     */
    public Stack deploy(
            String account, String region, String stackName, Path template, Map<String, String> parameters) {
        String id = stackId(account, region, stackName);
        Map<String, JsonNode> pseudo = KnownNames.pseudo(account, region, stackName, id);
        Plan plan = new Planner(types).plan(
                TemplateReader.read(template), template.toAbsolutePath().getParent(), parameters, pseudo);
        Made made = new Made(plan, owners);
        made.makeAll(place(account, region, id, stackName));
        Stack before = stacks.get(id);
        Stack stack = new Stack(id, stackName, before == null ? "CREATE_COMPLETE" : "UPDATE_COMPLETE",
                made.outputs(), made.refs(), removed(before, made.refs()), made.resources());
        stacks.put(id, stack);
        Made old = standing.put(id, made);
        if (old != null) {
            old.deleteWhatIsNotIn(made, place(account, region, id, stackName));
        }
        events.emit(account, id, stack.status());
        return stack;
    }

    /**
     * Deletes the stack, what depends on others first, and emits its status event. A stack that is not there is no
     * error, as in CloudFormation.
     *
     * @throws TemplateException naming the one resource that could not be deleted; the stack stays then
     */
    public void delete(String account, String region, String stackName) {
        String id = stackId(account, region, stackName);
        if (standing.containsKey(id)) {
            standing.get(id).deleteAll(place(account, region, id, stackName));
            standing.remove(id);
            stacks.remove(id);
            events.emit(account, id, "DELETE_COMPLETE");
        }
    }

    private static Function<Plan.Item, ResourceType.Place> place(
            String account, String region, String id, String stackName) {
        return item -> new ResourceType.Place(account, region, id, stackName, item.logicalId());
    }

    private static Set<String> removed(Stack before, Map<String, String> now) {
        Set<String> removed = new LinkedHashSet<>();
        if (before != null) {
            removed.addAll(before.removed());
            removed.addAll(before.resources().keySet());
            removed.removeAll(now.keySet());
        }
        return removed;
    }

    /** The same stack of the same seed has the same id. */
    private String stackId(String account, String region, String name) {
        RandomGenerator random = time.random("stack " + account + " " + region + " " + name);
        UUID uuid = new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
        return "arn:aws:cloudformation:" + region + ":" + account + ":stack/" + name + "/" + uuid;
    }
}
