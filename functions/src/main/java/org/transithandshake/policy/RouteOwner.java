package org.transithandshake.policy;

import org.transithandshake.cidr.Cidr;

/** A range that an attachment shows in a gateway's route table. */
public record RouteOwner(Cidr cidr, String attachmentId) {
}
