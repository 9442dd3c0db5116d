package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.eventbridge.model.InputTransformer;

/**
 * An input transformer: a JSON text with {@code <name>} in it. Within quotes a name becomes the value's text, outside
 * quotes its JSON. A path that finds nothing leaves nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html">Input
 *      transformation</a>
 */
final class InputTemplate {
    /** A quoted string, or a placeholder outside of quotes. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|<([A-Za-z0-9_.-]+)>");
    private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z0-9_.-]+)>");
    private static final String RESERVED = "aws.events.";
    private final String template;
    private final Map<String, EventPath> paths = new LinkedHashMap<>();

    InputTemplate(InputTransformer transformer) {
        this.template = transformer.inputTemplate();
        transformer.inputPathsMap().forEach((name, path) -> paths.put(name, new EventPath(path)));
        if (template == null || template.isEmpty()) {
            throw new AwsError("ValidationException", "InputTransformer needs an InputTemplate.");
        }
        PLACEHOLDER.matcher(template).results().map(found -> found.group(1)).forEach(this::checkKnown);
    }

    private void checkKnown(String name) {
        boolean known = switch (name) {
            case "aws.events.rule-arn", "aws.events.rule-name", "aws.events.event.ingestion-time",
                    "aws.events.event", "aws.events.event.json" -> true;
            default -> paths.containsKey(name) && !name.startsWith(RESERVED);
        };
        if (!known) {
            throw new AwsError("ValidationException", "InputTemplate uses <" + name + ">, which InputPathsMap does not "
                    + "define (known: " + paths.keySet() + ").");
        }
    }

    String fill(Rule rule, JsonNode event, Instant ingested) {
        return TOKEN.matcher(template).replaceAll(token -> Matcher.quoteReplacement(token.group(1) == null
                ? quoted(token.group(), rule, event, ingested)
                : json(value(token.group(1), rule, event, ingested))));
    }

    private String quoted(String string, Rule rule, JsonNode event, Instant ingested) {
        return PLACEHOLDER.matcher(string).replaceAll(found -> Matcher.quoteReplacement(
                escaped(value(found.group(1), rule, event, ingested))));
    }

    private JsonNode value(String name, Rule rule, JsonNode event, Instant ingested) {
        return switch (name) {
            case "aws.events.rule-arn" -> TextNode.valueOf(rule.arn());
            case "aws.events.rule-name" -> TextNode.valueOf(rule.name());
            case "aws.events.event.ingestion-time" -> TextNode.valueOf(ingested.toString());
            case "aws.events.event.json" -> event;
            case "aws.events.event" -> ((ObjectNode) event).deepCopy().without("detail");
            default -> paths.get(name).in(event);
        };
    }

    private static String json(JsonNode value) {
        return value.isMissingNode() ? "" : value.toString();
    }

    private static String escaped(JsonNode value) {
        String text = value.isTextual() ? value.asText() : json(value);
        String literal = TextNode.valueOf(text).toString();
        return literal.substring(1, literal.length() - 1);
    }
}
