package org.transithandshake.lab.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Functions;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.time.Timeline;
import org.transithandshake.lab.wire.Answer;
import org.transithandshake.lab.wire.LabHttpClient;
import org.transithandshake.lab.wire.RawRequest;

/**
 * {@code AWS::CloudFormation::CustomResource}: its function gets a request with a presigned address, and puts its
 * answer there (CloudFormation User Guide, "Custom resource request types" and "Response objects").
 *
 * <p>A deletion waits for the answer, for {@code ServiceTimeout} seconds at most: an integer from 1 to 3600, and 3600
 * where it is not given (CloudFormation Template Reference, "AWS::CloudFormation::CustomResource"). A creation or an
 * update here does not wait.
 */
public final class CustomResources implements LabHttpClient.Elsewhere {
    private static final String HOST = "cloudformation-custom-resource-response.invalid";
    private static final int LONGEST_SECONDS = 3600;

    private final Timeline time;
    private final Responses responses = new Responses();
    private int asked;

    public CustomResources(Timeline time) {
        this.time = time;
    }

    /** The resource type, which has its functions invoked by Lambda's asynchronous queue. */
    public ResourceType invoking(Functions functions) {
        return new Type(functions);
    }

    @Override
    public Optional<Answer> answer(String host, RawRequest request) {
        return host.equals(HOST) ? Optional.of(responses.take(request)) : Optional.empty();
    }

    /** One resource: the properties that CloudFormation sends again when it deletes it. */
    private record Standing(JsonNode properties) {
    }

    private final class Type implements ResourceType {
        private final Functions functions;
        private final Map<String, Standing> standing = new HashMap<>();

        private Type(Functions functions) {
            this.functions = functions;
        }

        @Override
        public String type() {
            return "AWS::CloudFormation::CustomResource";
        }

        @Override
        public Set<String> properties() {
            return Set.of("ServiceToken", "ServiceTimeout");
        }

        @Override
        public boolean takesAnyProperty() {
            return true;
        }

        @Override
        public boolean isSlowToGo() {
            return true;
        }

        @Override
        public Created put(Place place, JsonNode properties) {
            patience(properties);
            Standing before = standing.get(key(place));
            if (before == null || !before.properties().equals(properties)) {
                ask(place, before == null ? "Create" : "Update", properties, before);
            }
            standing.put(key(place), new Standing(properties));
            return new Created(place.logicalId(), Map.of());
        }

        @Override
        public void delete(Place place, Created made) {
            Standing last = standing.remove(key(place));
            JsonNode properties = last.properties();
            String address = ask(place, "Delete", properties, last);
            Instant limit = time.now().plus(patience(properties));
            while (responses.outcome(address).isEmpty() && time.next().isBefore(limit)) {
                time.runUntil(time.next());
            }
            if (responses.outcome(address).isEmpty() && time.now().isBefore(limit)) {
                time.runUntil(limit);
            }
            String status = responses.outcome(address).orElse("none");
            if (!status.equals("SUCCESS")) {
                throw new AwsError("ResourceNotReady", "CloudFormation did not receive a response from your Custom"
                        + " Resource that says SUCCESS, but: " + status);
            }
        }

        private static Duration patience(JsonNode properties) {
            String given = properties.path("ServiceTimeout").asText(String.valueOf(LONGEST_SECONDS));
            if (!given.matches("\\d{1,4}") || Integer.parseInt(given) < 1
                    || Integer.parseInt(given) > LONGEST_SECONDS) {
                throw new AwsError("ValidationError", "ServiceTimeout is '" + given
                        + "', but has to be a number of seconds from 1 to " + LONGEST_SECONDS);
            }
            return Duration.ofSeconds(Integer.parseInt(given));
        }

        /**
         * Sends one request; returns the path that the answer is put to. What is being made has no physical id yet, and
         * every property is a text (CloudFormation User Guide, "Custom resource request objects").
         */
        private String ask(Place place, String kind, JsonNode properties, Standing before) {
            String path = "/" + place.logicalId() + "/" + ++asked;
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("RequestType", kind)
                    .put("ResponseURL", "https://" + HOST + path).put("StackId", place.stackId())
                    .put("RequestId", new UUID(0, asked).toString()).put("ResourceType", type())
                    .put("LogicalResourceId", place.logicalId());
            if (before != null) {
                request.put("PhysicalResourceId", place.logicalId());
            }
            request.set("ResourceProperties", texts(properties));
            if (kind.equals("Update")) {
                request.set("OldResourceProperties", texts(before.properties()));
            }
            responses.await(path, request);
            functions.invokeLater(NestedProperties.required(properties, "ServiceToken", type()), request,
                    place.stackId());
            return path;
        }

        private static JsonNode texts(JsonNode node) {
            if (node.isObject()) {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                node.properties().forEach(entry -> object.set(entry.getKey(), texts(entry.getValue())));
                return object;
            }
            if (node.isArray()) {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                node.forEach(item -> array.add(texts(item)));
                return array;
            }
            return JsonNodeFactory.instance.textNode(node.asText());
        }

        private static String key(Place place) {
            return place.stackId() + " " + place.logicalId();
        }
    }
}
