package org.transithandshake.leave;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.transithandshake.step.BadInput;

/**
 * CloudFormation's request to a custom resource (CloudFormation User Guide, "Custom resource request objects").
 *
 * @param type       {@code Create}, {@code Update} or {@code Delete}
 * @param address    presigned, for the answer
 * @param properties as the template gives them; texts
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackRequest(@JsonProperty("RequestType") String type, @JsonProperty("ResponseURL") String address,
        @JsonProperty("StackId") String stackId, @JsonProperty("RequestId") String requestId,
        @JsonProperty("LogicalResourceId") String logicalId,
        @JsonProperty("ResourceProperties") Map<String, Object> properties) {
    /** Never another: CloudFormation deletes the old resource when an update answers a new id. */
    private static final String PHYSICAL_ID = "transit-handshake-leaving";

    public StackRequest {
        BadInput.require(address, "ResponseURL");
        properties = properties == null ? Map.of() : Map.copyOf(properties);
    }

    /** Whether the stack goes and shall take the connections with it. */
    boolean disconnects() {
        return "Delete".equals(type) && "disconnect".equals(properties.get("OnDelete"));
    }

    /** Everything else would keep the stack from going. */
    Map<String, String> success() {
        return Map.of("Status", "SUCCESS", "PhysicalResourceId", PHYSICAL_ID, "StackId", stackId, "RequestId",
                requestId, "LogicalResourceId", logicalId);
    }
}
