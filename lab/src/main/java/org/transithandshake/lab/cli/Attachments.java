package org.transithandshake.lab.cli;

import java.util.Optional;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayRoute;

/** What a reader wants to know of the attachment that a route names. */
final class Attachments {

    private Attachments() {
    }

    static Optional<String> vpcOf(Gateway gateway, GatewayRoute route) {
        return route.attachment().flatMap(id -> gateway.attachments().stream()
                .filter(attachment -> attachment.id().equals(id)).findFirst()).map(Attachment::vpcId);
    }
}
