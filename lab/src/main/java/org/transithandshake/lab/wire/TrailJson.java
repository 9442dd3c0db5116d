package org.transithandshake.lab.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Calls as CloudTrail records them in {@code requestParameters} and {@code responseElements}.
 *
 * <ul>
 * <li>Transit gateway calls of EC2: XML turned to JSON, under {@code <Action>Request} and {@code <Action>Response}
 *     (Amazon VPC transit gateways guide, "Log Transit Gateway API calls using AWS CloudTrail"), see {@link XmlJson}.
 * <li>Other EC2 calls: lowerCamel names, lists as {@code {"items": [...]}}, epoch milliseconds (Amazon EC2 API
 *     reference, "Log Amazon EC2 API calls using AWS CloudTrail").
 * <li>Other services: lowerCamel names of the API (AWS RAM user guide, "Logging AWS RAM API calls with AWS
 *     CloudTrail"); instants as {@code Nov 3, 2018 4:23:19 AM}.
 * </ul>
 */
public final class TrailJson {
    private TrailJson() {
    }

    /** @param operation AWS's name of it, such as {@code CreateRoute} */
    public static ObjectNode request(String service, String operation, SdkPojo request) {
        if (isXml(service, operation)) {
            return wrapped(operation, request);
        }
        return new JsonWriter(service.equals("ec2") ? TrailStyle.EC2_REQUEST : TrailStyle.JSON).write(request);
    }

    /** The form of EC2's transit gateway calls, for whatever call. */
    public static ObjectNode wrapped(String operation, SdkPojo request) {
        return JsonNodeFactory.instance.objectNode().set(operation + "Request", XmlJson.request(request));
    }

    /**
     * The elements of a successful call. A {@code requestId}, where the service records one, is made from the response:
     * equal responses have equal ids.
     */
    public static ObjectNode response(String service, String operation, SdkPojo response) {
        if (!service.equals("ec2")) {
            return new JsonWriter(TrailStyle.JSON).write(response);
        }
        String requestId = requestId(response);
        if (isXml(service, operation)) {
            Element xml = Ec2Query.element(operation, response, requestId);
            return JsonNodeFactory.instance.objectNode().set(xml.name(), XmlJson.of(xml));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("requestId", requestId);
        return json.setAll(new JsonWriter(TrailStyle.EC2_RESPONSE).write(response));
    }

    private static boolean isXml(String service, String operation) {
        return service.equals("ec2") && operation.contains("TransitGateway");
    }

    private static String requestId(SdkPojo response) {
        String content = response.getClass().getName() + PojoJson.write(response, Naming.LOCATION);
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
