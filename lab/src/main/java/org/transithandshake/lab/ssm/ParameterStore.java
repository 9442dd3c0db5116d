package org.transithandshake.lab.ssm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.EventSink;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/**
 * The parameters of every account in one Region, of type String, in the tiers Standard (4 KB) and Advanced (8 KB).
 * Parameter Store keeps 100 versions and drops the oldest; a change is told on the account's default bus.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html">
 *      Managing parameter tiers</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html">
 *      Working with parameter versions</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html">
 *      Setting up notifications or trigger actions based on Parameter Store events</a>
 */
final class ParameterStore {
    private static final int MOST_VERSIONS = 100;
    private static final Map<String, Integer> BYTES = Map.of("Standard", 4096, "Advanced", 8192);

    private final Timeline time;
    private final EventSink events;
    /** By account and name; the newest version is the last. */
    private final Map<String, Deque<Version>> kept = new TreeMap<>();

    ParameterStore(Timeline time, EventSink events) {
        this.time = time;
        this.events = events;
    }

    Version put(Caller caller, PutParameterRequest request) {
        Deque<Version> versions = kept.get(key(caller, request.name()));
        boolean overwrite = Boolean.TRUE.equals(request.overwrite());
        if (versions != null && !overwrite) {
            throw new AwsError("ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set"
                    + " the overwrite option in the request to true.");
        }
        Version before = versions == null ? null : versions.getLast();
        Version version = next(request, before);
        versions = kept.computeIfAbsent(key(caller, request.name()), key -> new ArrayDeque<>());
        versions.addLast(version);
        if (versions.size() > MOST_VERSIONS) {
            versions.removeFirst();
        }
        tell(caller, version, before == null ? "Create" : "Update");
        return version;
    }

    private Version next(PutParameterRequest request, Version before) {
        String type = Optional.ofNullable(request.typeAsString()).orElse(before == null ? null : before.type());
        if (!"String".equals(type)) {
            throw new AwsError("ValidationException", type == null
                    ? "A parameter type is required when you create a parameter."
                    : "the lab keeps parameters of type String only, not " + type);
        }
        String tier = Optional.ofNullable(request.tierAsString()).orElse(before == null ? "Standard" : before.tier());
        int most = Optional.ofNullable(BYTES.get(tier)).orElseThrow(() ->
                new AwsError("ValidationException", "the lab knows no tier " + tier));
        if (request.value().getBytes(StandardCharsets.UTF_8).length > most) {
            throw new AwsError("ValidationException", tier + " tier parameters support a maximum parameter value of "
                    + most + " characters.");
        }
        return new Version(request.name(), before == null ? 1 : before.number() + 1, type, tier, request.value(),
                request.description(), time.now());
    }

    void delete(Caller caller, String name) {
        Version last = newest(caller, name).orElseThrow(ParameterStore::notFound);
        kept.remove(key(caller, name));
        tell(caller, last, "Delete");
    }

    Optional<Version> newest(Caller caller, String name) {
        return Optional.ofNullable(kept.get(key(caller, name))).map(Deque::getLast);
    }

    /** The oldest first. */
    List<Version> history(Caller caller, String name) {
        return List.copyOf(Optional.ofNullable(kept.get(key(caller, name))).orElseThrow(ParameterStore::notFound));
    }

    static AwsError notFound() {
        return new AwsError("ParameterNotFound", "");
    }

    private void tell(Caller caller, Version version, String operation) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode().put("operation", operation)
                .put("name", version.name()).put("type", version.type());
        if (version.description() != null) {
            detail.put("description", version.description());
        }
        events.emit(caller.account(), "aws.ssm", "Parameter Store Change",
                List.of(Version.arn(caller, version.name())), detail);
    }

    private static String key(Caller caller, String name) {
        return caller.account() + " " + name;
    }
}
