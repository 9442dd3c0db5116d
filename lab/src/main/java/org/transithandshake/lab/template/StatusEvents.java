package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.transithandshake.lab.api.EventSink;

/** A stack's own status event (CloudFormation User Guide, "Managing events with CloudFormation and EventBridge"). */
final class StatusEvents {
    private final EventSink sink;

    StatusEvents(EventSink sink) {
        this.sink = sink;
    }

    void emit(String account, String stackId, String status) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode().put("stack-id", stackId);
        detail.putObject("status-details").put("status", status).put("status-reason", "");
        detail.put("client-request-token", "");
        sink.emit(account, "aws.cloudformation", "CloudFormation Stack Status Change", List.of(stackId), detail);
    }
}
