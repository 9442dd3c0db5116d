package org.transithandshake.lab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.trail.TrailRendering;
import org.transithandshake.lab.wire.TrailJson;
import software.amazon.awssdk.core.SdkPojo;

/** CloudTrail's records, in the form that the wire knows. */
record Records(Switches switches) implements TrailRendering {
    @Override
    public ObjectNode request(String service, String operation, SdkPojo request) {
        return service.equals("ec2") && switches.has(Switches.Quirk.RECORDS_WRAPPED)
                ? TrailJson.wrapped(operation, request) : TrailJson.request(service, operation, request);
    }

    @Override
    public ObjectNode response(String service, String operation, SdkPojo response) {
        return TrailJson.response(service, operation, response);
    }
}
