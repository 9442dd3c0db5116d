package org.transithandshake.lab.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What a target gets: the event, a part of it, a constant, or a transformation. */
final class TargetInput {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STRING = Pattern.compile("\\s*\"([^\"\\\\]|\\\\.)*\"\\s*");

    private TargetInput() {
    }

    /** Refuses a target with more than one of the three, or with one that can never work. */
    static void check(Target target) {
        long given = Stream.of(target.input(), target.inputPath(), target.inputTransformer())
                .filter(Objects::nonNull).count();
        if (given > 1) {
            throw new AwsError("ValidationException", "Target " + target.id()
                    + " may have only one of Input, InputPath and InputTransformer.");
        }
        if (target.input() != null) {
            parse(target.input(), "ValidationException");
        }
        if (target.inputPath() != null) {
            new EventPath(target.inputPath());
        }
        if (target.inputTransformer() != null) {
            new InputTemplate(target.inputTransformer());
        }
    }

    static boolean isRewritten(Target target) {
        return target.input() != null || target.inputPath() != null || target.inputTransformer() != null;
    }

    /** @throws AwsError {@code INVALID_JSON} when the event has nothing at the path, or the template makes no JSON */
    static JsonNode of(Target target, Rule rule, JsonNode event, Instant ingested) {
        if (target.input() != null) {
            return parse(target.input(), "INVALID_JSON");
        }
        if (target.inputTransformer() != null) {
            String filled = new InputTemplate(target.inputTransformer()).fill(rule, event, ingested);
            return isText(target, filled) ? JsonNodeFactory.instance.rawValueNode(new RawValue(filled))
                    : parse(filled, "INVALID_JSON");
        }
        if (target.inputPath() == null) {
            return event;
        }
        JsonNode part = new EventPath(target.inputPath()).in(event);
        if (part.isMissingNode()) {
            throw new AwsError("INVALID_JSON", "The event has nothing at " + target.inputPath());
        }
        return part;
    }

    /**
     * A topic takes several strings, one a line, as they stand (Amazon GuardDuty User Guide, "Processing GuardDuty
     * findings with Amazon EventBridge", the input template of its SNS target).
     */
    private static boolean isText(Target target, String filled) {
        return Targets.service(target.arn()).equals("sns") && filled.lines().count() > 1
                && filled.lines().allMatch(line -> STRING.matcher(line).matches());
    }

    private static JsonNode parse(String text, String code) {
        try {
            return JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            throw new AwsError(code, "The target's input is not JSON: " + e.getOriginalMessage() + " in " + text);
        }
    }
}
