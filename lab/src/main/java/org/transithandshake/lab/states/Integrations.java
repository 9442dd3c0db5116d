package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import org.transithandshake.lab.api.Caller;

/** The services that Task states call, in the JSON of the SDK integrations. */
public interface Integrations {
    /**
     * Makes one call, inside a task of the timeline.
     *
     * @param service   as the lab's door names it, such as {@code ec2}, {@code states} or {@code events}
     * @param operation AWS's name, such as {@code DescribeTransitGatewayVpcAttachments}
     * @param arguments the request, members in PascalCase
     * @return the response, members in PascalCase
     * @throws org.transithandshake.lab.api.AwsError what the service answers
     */
    JsonNode call(Caller caller, String service, String operation, JsonNode arguments);
}
