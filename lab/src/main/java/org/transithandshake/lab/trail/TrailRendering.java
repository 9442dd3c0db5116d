package org.transithandshake.lab.trail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.core.SdkPojo;

/** Writes requests and responses as CloudTrail's records show them, which differs by service and operation. */
public interface TrailRendering {
    /** The record's {@code requestParameters}. */
    ObjectNode request(String service, String operation, SdkPojo request);

    /** The record's {@code responseElements}. */
    ObjectNode response(String service, String operation, SdkPojo response);
}
