package org.transithandshake.lab.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.wire.RestRoutes.Match;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.PayloadTrait;

/**
 * RAM, AppConfig and Lambda: the method and the path name the operation; members travel in the path, the query, headers
 * and a JSON body, or one member is the whole body (Smithy, "AWS restJson1 protocol").
 */
record RestJson(RestRoutes routes) implements Protocol {
    private static final String CONTENT_TYPE = "application/json";

    @Override
    public String operation(RawRequest request) {
        return routes.find(request).map(Match::operation).orElse(request.method() + " " + request.path());
    }

    @Override
    public void read(RawRequest request, SdkPojo builder, String operation) {
        Map<String, String> path = routes.find(request).orElseThrow().variables();
        for (SdkField<?> field : builder.sdkFields()) {
            List<String> values = outsideBody(field, request, path);
            if (!values.isEmpty()) {
                field.set(builder, parse(field, values));
            }
        }
        requireKnownQuery(request, builder);
        Optional<SdkField<?>> payload = payload(builder);
        if (payload.isEmpty()) {
            new JsonReader(Naming.LOCATION).fill(builder, JsonBody.parse(request.body()), operation + "Request");
        } else if (request.body().length > 0) {
            payload.get().set(builder, fromBody(payload.get(), request.body()));
        }
    }

    private static List<String> outsideBody(SdkField<?> field, RawRequest request, Map<String, String> path) {
        String name = field.locationName();
        return switch (field.location()) {
            case PATH, GREEDY_PATH -> List.of(path.get(name));
            case QUERY_PARAM -> request.query().getOrDefault(name, List.of());
            case HEADER -> request.header(name).stream().toList();
            default -> List.of();
        };
    }

    /** A list is a query parameter that occurs once for each item. */
    private static Object parse(SdkField<?> field, List<String> values) {
        if (Pojos.type(field) == MarshallingKnownType.LIST) {
            return values.stream().map(value -> Scalars.parse(Pojos.item(field), value)).toList();
        }
        return Scalars.parse(field, values.getFirst());
    }

    private static void requireKnownQuery(RawRequest request, SdkPojo builder) {
        Set<String> known = builder.sdkFields().stream()
                .filter(field -> field.location() == MarshallLocation.QUERY_PARAM)
                .map(SdkField::locationName).collect(Collectors.toSet());
        request.query().keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new AwsError("ValidationException", "The query parameter " + name + " is not recognized.");
        });
    }

    /** The member that is the whole body, where the model has one. */
    private static Optional<SdkField<?>> payload(SdkPojo pojo) {
        return pojo.sdkFields().stream().filter(field -> field.containsTrait(PayloadTrait.class)).findFirst();
    }

    private static Object fromBody(SdkField<?> field, byte[] body) {
        if (Pojos.type(field) == MarshallingKnownType.SDK_BYTES) {
            return SdkBytes.fromByteArray(body);
        }
        SdkPojo builder = field.constructor().get();
        new JsonReader(Naming.LOCATION).fill(builder, JsonBody.parse(body), field.memberName());
        return Pojos.build(builder);
    }

    @Override
    public Answer success(String operation, SdkPojo response, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-RequestId", requestId);
        int status = 200;
        for (SdkField<?> field : response.sdkFields()) {
            Object value = Pojos.value(field, response);
            if (value != null && field.location() == MarshallLocation.HEADER) {
                headers.put(field.locationName(), Scalars.print(value));
            } else if (value != null && field.location() == MarshallLocation.STATUS_CODE) {
                status = (Integer) value;
            }
        }
        return Answer.json(status, headers.getOrDefault("Content-Type", CONTENT_TYPE), headers, body(response));
    }

    private static byte[] body(SdkPojo response) {
        Optional<SdkField<?>> payload = payload(response);
        if (payload.isEmpty()) {
            return JsonBody.print(new JsonWriter(Naming.LOCATION).write(response,
                    field -> field.location() == MarshallLocation.PAYLOAD));
        }
        return switch (Pojos.value(payload.get(), response)) {
            case SdkBytes bytes -> bytes.asByteArray();
            case SdkPojo pojo -> JsonBody.print(PojoJson.write(pojo, Naming.LOCATION));
            case null -> new byte[0];
            default -> throw new IllegalArgumentException(payload.get().memberName() + " cannot be a whole body");
        };
    }

    @Override
    public Answer failure(AwsError error, String requestId) {
        return JsonBody.failure(CONTENT_TYPE, error, requestId);
    }
}
