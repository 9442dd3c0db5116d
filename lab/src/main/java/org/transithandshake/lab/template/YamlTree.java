package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML nodes into JSON; a date such as {@code 2012-10-17} stays text, as in CloudFormation. */
final class YamlTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    JsonNode toJson(Node node) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node);
        }
        String function = Intrinsics.ofTag(tag.substring(1)).orElseThrow(() -> fault(node, "the tag " + tag
                + " is not supported; supported are " + Intrinsics.supported() + "."));
        ObjectNode call = JSON.objectNode();
        call.set(function, function.equals("Fn::GetAtt") ? attribute(node) : content(node));
        return call;
    }

    /** {@code !GetAtt A.B.C} is the attribute {@code B.C} of {@code A}. */
    private JsonNode attribute(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return content(node);
        }
        String[] parts = scalar.getValue().split("\\.", 2);
        if (parts.length < 2) {
            throw fault(node, "!GetAtt needs Resource.Attribute, but has \"" + scalar.getValue() + "\".");
        }
        return JSON.arrayNode().add(parts[0]).add(parts[1]);
    }

    private JsonNode content(Node node) {
        return node instanceof ScalarNode scalar ? JSON.textNode(scalar.getValue()) : plain(node);
    }

    private JsonNode plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.getValue().forEach(item -> array.add(toJson(item)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw fault(node, "this kind of YAML node is not supported.");
        };
    }

    private ObjectNode object(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.MERGE)) {
                throw fault(entry.getKeyNode(), "a key must be plain text.");
            }
            if (object.has(key.getValue())) {
                throw fault(key, "the key \"" + key.getValue() + "\" stands here a second time.");
            }
            object.set(key.getValue(), toJson(entry.getValueNode()));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.BOOL)) {
            return bool(node, text);
        } else if (node.getTag().equals(Tag.INT)) {
            return integer(node, text);
        } else if (node.getTag().equals(Tag.FLOAT) && text.matches("[-+]?\\d+\\.\\d+")) {
            return JSON.numberNode(new BigDecimal(text));
        }
        return node.getTag().equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(text);
    }

    private static JsonNode bool(ScalarNode node, String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw fault(node, "write true or false for a truth value, or quote the text \"" + text + "\".");
        }
        return JSON.booleanNode(text.equalsIgnoreCase("true"));
    }

    /** An account id with a leading zero would be an octal number. */
    private static JsonNode integer(ScalarNode node, String text) {
        if (!text.matches("[-+]?(0|[1-9]\\d*)")) {
            throw fault(node, "YAML reads " + text + " as another number than it looks like; quote it.");
        }
        BigInteger value = new BigInteger(text);
        return value.bitLength() < 32 ? JSON.numberNode(value.intValue()) : JSON.numberNode(value);
    }

    private static TemplateException fault(Node node, String text) {
        return new TemplateException("Line " + (node.getStartMark().getLine() + 1) + ": " + text);
    }
}
