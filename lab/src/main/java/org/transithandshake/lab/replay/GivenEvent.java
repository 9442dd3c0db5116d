package org.transithandshake.lab.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One event that was given.
 *
 * @param name  the file, and which event of it where it has several
 * @param event as EventBridge would deliver it
 * @param bus   name or ARN of the bus that a PutEvents entry asks for; empty where nothing does
 */
public record GivenEvent(String name, ObjectNode event, String bus) {
}
