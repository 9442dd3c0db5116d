package org.transithandshake.lab.ram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.transithandshake.lab.api.EventSink;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Quirk;
import software.amazon.awssdk.services.ram.model.ResourceShare;

/**
 * RAM's own events, "Resource Sharing State Change", to the owner and to principals that were granted access (AWS RAM
 * User Guide, "Monitoring using EventBridge"). AWS documents the two members of the detail and no whole event; these
 * shapes are synthetic, and the pending invitation's is an assumption behind a switch.
 */
record Notices(EventSink events, Switches switches) {
    private static final String DETAIL_TYPE = "Resource Sharing State Change";
    private static final String ASSOCIATION = "Resource Share Association";

    void associated(ResourceShare share, String account) {
        both(share, account, "associated");
    }

    void disassociated(ResourceShare share, String account) {
        both(share, account, "disassociated");
    }

    void invited(String account, ResourceShare share) {
        emit(account, share, "Resource Share Invitation", "pending");
    }

    private void both(ResourceShare share, String account, String status) {
        emit(share.owningAccountId(), share, ASSOCIATION, status);
        if (!account.equals(share.owningAccountId())) {
            emit(account, share, ASSOCIATION, status);
        }
    }

    private void emit(String account, ResourceShare share, String event, String status) {
        if (switches.has(Quirk.RAM_SILENT)) {
            return;
        }
        if (switches.has(Quirk.RAM_EVENT_BARE)) {
            events.emit(account, "aws.ram", DETAIL_TYPE, List.of(), JsonNodeFactory.instance.objectNode());
            return;
        }
        events.emit(account, "aws.ram", DETAIL_TYPE, List.of(share.resourceShareArn()),
                JsonNodeFactory.instance.objectNode().put("event", event).put("status", status));
    }
}
