package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.transithandshake.lab.api.Access;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * One event on its way from a rule to a target.
 *
 * @param event the whole envelope
 * @param input what the target is to receive
 */
record Shipment(Rule rule, Target target, JsonNode event, JsonNode input) {

    /** The permission as a resource policy sees it, with the rule as the source. */
    Access access(String action) {
        return new Access(action, target.arn(),
                Map.of("aws:SourceArn", rule.arn(), "aws:SourceAccount", rule.bus().account()));
    }
}
