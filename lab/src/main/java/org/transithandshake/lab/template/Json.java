package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Builds calls of CloudFormation's functions. */
final class Json {
    private Json() {
    }

    static JsonNode ref(String id) {
        return JsonNodeFactory.instance.objectNode().put("Ref", id);
    }

    static JsonNode attribute(String id, String attribute) {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.putArray("Fn::GetAtt").add(id).add(attribute);
        return call;
    }
}
