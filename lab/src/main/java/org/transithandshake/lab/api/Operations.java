package org.transithandshake.lab.api;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The operations of one service: the SDK's own request and response types, so that every name on the wire is AWS's.
 */
public final class Operations {
    private final String service;
    private final Map<String, Operation<?>> byName = new LinkedHashMap<>();

    /** Lists the permissions that one request needs. */
    public interface Needs<Q> extends BiFunction<Caller, Q, List<Access>> {
    }

    /** One operation; {@code name} is AWS's, such as {@code CreateRoute}. */
    public record Operation<Q extends SdkPojo>(
            String name, Class<Q> requestType, BiFunction<Caller, Q, ? extends SdkPojo> handler, Needs<Q> needs) {

        SdkPojo handle(Caller caller, SdkPojo request) {
            return handler.apply(caller, requestType.cast(request));
        }

        List<Access> needs(Caller caller, SdkPojo request) {
            return needs.apply(caller, requestType.cast(request));
        }

        /** CloudTrail calls these read-only, and rules do not see them. */
        public boolean readOnly() {
            return isReadOnly(name);
        }
    }

    static boolean isReadOnly(String name) {
        // A data event, which a trail records only where it is asked to: AppConfig User Guide, "Logging".
        return name.equals("StartConfigurationSession")
                || name.startsWith("Describe") || name.startsWith("Get") || name.startsWith("List")
                || name.startsWith("Search");
    }

    /** @param service the prefix of its IAM actions, such as {@code ec2}, {@code ram}, {@code states} */
    public Operations(String service) {
        this.service = service;
    }

    public String service() {
        return service;
    }

    /** Adds an operation that has no resource-level permissions: it needs its action on {@code *}. */
    public <Q extends SdkPojo> Operations on(Class<Q> type, BiFunction<Caller, Q, ? extends SdkPojo> handler) {
        String action = service + ":" + name(type);
        return on(type, handler, (caller, request) -> List.of(new Access(action, "*")));
    }

    public <Q extends SdkPojo> Operations on(
            Class<Q> type, BiFunction<Caller, Q, ? extends SdkPojo> handler, Needs<Q> needs) {
        byName.put(name(type), new Operation<>(name(type), type, handler, needs));
        return this;
    }

    public Optional<Operation<?>> find(String operation) {
        return Optional.ofNullable(byName.get(operation));
    }

    /** Every operation, in the order in which they were added. */
    public Collection<Operation<?>> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /**
     * AWS's name of the operation that the SDK's type requests. The SDK writes initials as a word, and so does RAM:
     * EnableSharingWithAwsOrganization.
     */
    public static String name(Class<?> requestType) {
        return requestType.getSimpleName().replaceFirst("Request$", "")
                .replaceFirst("^ListAwsServiceAccess", "ListAWSServiceAccess");
    }
}
