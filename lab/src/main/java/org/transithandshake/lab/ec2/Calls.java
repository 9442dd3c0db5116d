package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Operations.Needs;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Collects EC2's operations: each with its permissions, and each with a dry run. */
final class Calls {
    private final Operations operations = new Operations("ec2");
    private final Rights rights;

    Calls(Rights rights) {
        this.rights = rights;
    }

    Operations operations() {
        return operations;
    }

    /** The ids in a request that name resources of one type. */
    record On<Q>(ResourceType type, Function<Q, List<String>> ids) {
        static <Q> On<Q> on(ResourceType type, Function<Q, String> id) {
            return new On<>(type, request -> Collections.singletonList(id.apply(request)));
        }
    }

    /** A look, which has no resource-level permissions. */
    <Q extends SdkPojo> Calls look(Class<Q> type, BiFunction<Caller, Q, ? extends SdkPojo> handler) {
        operations.on(type, wet(handler));
        return this;
    }

    /** A call on existing resources; it needs its action on every one of them. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    final <Q extends SdkPojo> Calls call(Class<Q> type, BiFunction<Caller, Q, ? extends SdkPojo> handler,
            On<Q>... resources) {
        return call(type, handler,
                (caller, request) -> onEach(caller, type, request, Arrays.stream(resources).toList()));
    }

    <Q extends SdkPojo> Calls call(Class<Q> type, BiFunction<Caller, Q, ? extends SdkPojo> handler, Needs<Q> needs) {
        operations.on(type, wet(handler), needs);
        return this;
    }

    /** A call that makes a resource of the type made, out of or in existing resources. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    final <Q extends SdkPojo> Calls make(Class<Q> type, BiFunction<Caller, Q, ? extends SdkPojo> handler,
            ResourceType made, Function<Q, List<TagSpecification>> tags, On<Q>... resources) {
        return call(type, handler, (caller, request) -> {
            List<Access> needs = new ArrayList<>(
                    rights.making(caller, action(type), made, tags.apply(request)));
            needs.addAll(onEach(caller, type, request, Arrays.stream(resources).toList()));
            return needs;
        });
    }

    private <Q> List<Access> onEach(Caller caller, Class<Q> type, Q request, List<On<Q>> resources) {
        return resources.stream().flatMap(one -> one.ids.apply(request).stream()
                .map(id -> rights.on(caller, action(type), one.type, id))).toList();
    }

    private static String action(Class<?> requestType) {
        return requestType.getSimpleName().replaceFirst("Request$", "");
    }

    private static <Q extends SdkPojo> BiFunction<Caller, Q, SdkPojo> wet(
            BiFunction<Caller, Q, ? extends SdkPojo> handler) {
        return (caller, request) -> {
            if (dry(request)) {
                throw new AwsError(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
            }
            return handler.apply(caller, request);
        };
    }

    private static boolean dry(SdkPojo request) {
        return request.sdkFields().stream().filter(field -> field.memberName().equals("DryRun"))
                .map(field -> valueOf(field, request)).anyMatch(Boolean.TRUE::equals);
    }

    private static Object valueOf(SdkField<?> field, SdkPojo request) {
        return field.getValueOrDefault(request);
    }
}
