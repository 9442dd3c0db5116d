package org.transithandshake.lab.ssm;

import java.util.List;
import java.util.Optional;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.EventSink;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/**
 * The API of Parameter Store.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html">What
 *      each call needs</a>
 */
public final class Ssm {
    private static final int PAGE = 50;

    private final ParameterStore store;

    /** @param events told of every change */
    public Ssm(Timeline time, EventSink events) {
        store = new ParameterStore(time, events);
    }

    public Operations operations() {
        return new Operations("ssm")
                .on(PutParameterRequest.class, this::put, (caller, q) -> needs(caller, "PutParameter", q.name()))
                .on(GetParameterRequest.class, this::get, (caller, q) -> needs(caller, "GetParameter", q.name()))
                .on(GetParametersRequest.class, this::several, (caller, q) -> q.names().stream()
                        .flatMap(name -> needs(caller, "GetParameters", name).stream()).toList())
                .on(GetParameterHistoryRequest.class, this::history,
                        (caller, q) -> needs(caller, "GetParameterHistory", q.name()))
                .on(DeleteParameterRequest.class, this::delete,
                        (caller, q) -> needs(caller, "DeleteParameter", q.name()));
    }

    private static List<Access> needs(Caller caller, String action, String name) {
        if (name == null || name.isEmpty()) {
            throw new AwsError("ValidationException", "1 validation error detected: Value at 'name' failed to satisfy"
                    + " constraint: Member must not be null");
        }
        return List.of(new Access("ssm:" + action, Version.arn(caller, name)));
    }

    private PutParameterResponse put(Caller caller, PutParameterRequest request) {
        Version made = store.put(caller, request);
        return PutParameterResponse.builder().version(made.number()).tier(made.tier()).build();
    }

    private GetParameterResponse get(Caller caller, GetParameterRequest request) {
        Version newest = store.newest(caller, request.name()).orElseThrow(ParameterStore::notFound);
        return GetParameterResponse.builder().parameter(newest.seenBy(caller)).build();
    }

    private GetParametersResponse several(Caller caller, GetParametersRequest request) {
        return GetParametersResponse.builder()
                .parameters(request.names().stream().flatMap(name -> store.newest(caller, name).stream())
                        .map(version -> version.seenBy(caller)).toList())
                .invalidParameters(request.names().stream()
                        .filter(name -> store.newest(caller, name).isEmpty()).toList()).build();
    }

    /** Oldest first; the token is how many were told before. */
    private GetParameterHistoryResponse history(Caller caller, GetParameterHistoryRequest request) {
        List<Version> all = store.history(caller, request.name());
        int from = Optional.ofNullable(request.nextToken()).map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + Optional.ofNullable(request.maxResults()).orElse(PAGE));
        return GetParameterHistoryResponse.builder()
                .parameters(all.subList(from, to).stream().map(Version::asHistory).toList())
                .nextToken(to < all.size() ? Integer.toString(to) : null).build();
    }

    private DeleteParameterResponse delete(Caller caller, DeleteParameterRequest request) {
        store.delete(caller, request.name());
        return DeleteParameterResponse.builder().build();
    }
}
