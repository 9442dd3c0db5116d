package org.transithandshake.lab.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** One entry of the Parameters section (CloudFormation User Guide, "CloudFormation template Parameters syntax"). */
record Parameter(String name, String type, JsonNode definition) {
    private static final Set<String> ATTRIBUTES = Set.of("Type", "Description", "Default", "AllowedValues",
            "AllowedPattern", "ConstraintDescription", "MinLength", "MaxLength", "MinValue", "MaxValue", "NoEcho");
    /** CloudFormation User Guide, "Understand CloudFormation quotas": the value of a parameter. */
    private static final int MOST_BYTES = 4_096;
    private static final List<String> LIMITS = List.of("MinLength", "MaxLength", "MinValue", "MaxValue");
    private static final String NUMBER = "[-+]?\\d+(\\.\\d+)?";
    private static final Pattern TYPE = Pattern.compile("String|Number|CommaDelimitedList"
            + "|List<(String|Number)>|(List<)?AWS::EC2::[A-Za-z]+(::[A-Za-z]+)?>?|AWS::SSM::Parameter::Name");

    static Parameter parse(String name, JsonNode definition) {
        definition.fieldNames().forEachRemaining(attribute -> {
            if (!ATTRIBUTES.contains(attribute)) {
                throw new TemplateException("The parameter " + name + " has the unknown attribute " + attribute
                        + Nearest.hint(attribute, ATTRIBUTES) + ".");
            }
        });
        String type = definition.path("Type").asText();
        if (!TYPE.matcher(type).matches()) {
            throw new TemplateException("The parameter " + name + " has the unsupported Type \"" + type + "\".");
        }
        for (String limit : LIMITS) {
            if (definition.has(limit) && !definition.get(limit).asText().matches(NUMBER)) {
                throw new TemplateException("The parameter " + name + " has a " + limit + " that is no number.");
            }
        }
        requireRegularExpression(name, definition.path("AllowedPattern").asText());
        return new Parameter(name, type, definition);
    }

    private static void requireRegularExpression(String name, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new TemplateException("The parameter " + name + " has the AllowedPattern " + pattern
                    + ", which is no regular expression: " + e.getDescription() + ".");
        }
    }

    private boolean isList() {
        return type.equals("CommaDelimitedList") || type.startsWith("List<");
    }

    /** The value for Ref: text, or for a list type the trimmed texts between its commas. */
    JsonNode value(String given) {
        if (!isList()) {
            return JsonNodeFactory.instance.textNode(given);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        members(given).forEach(list::add);
        return list;
    }

    /** An empty list is one empty text, as Fn::Split of an empty text is. */
    private List<String> members(String given) {
        return isList() ? Stream.of(given.split(",", -1)).map(String::strip).toList() : List.of(given);
    }

    /** What is wrong with the value, a sentence each. */
    List<String> faults(String given) {
        List<String> faults = new ArrayList<>();
        int bytes = given.getBytes(UTF_8).length;
        if (bytes > MOST_BYTES) {
            faults.add("The parameter " + name + " has " + bytes + " bytes, but CloudFormation takes " + MOST_BYTES
                    + " at most.");
        }
        for (String member : members(given)) {
            checkNumber(member, faults);
            checkAllowed(member, faults);
            checkLength(member, faults);
        }
        return faults;
    }

    private void checkNumber(String value, List<String> faults) {
        if (!type.equals("Number") && !type.equals("List<Number>")) {
            return;
        }
        if (!value.matches(NUMBER)) {
            faults.add(fault(value, "must be a number"));
            return;
        }
        BigDecimal number = new BigDecimal(value);
        if (definition.has("MinValue") && number.compareTo(limit("MinValue")) < 0) {
            faults.add(fault(value, "must be at least " + limit("MinValue")));
        }
        if (definition.has("MaxValue") && number.compareTo(limit("MaxValue")) > 0) {
            faults.add(fault(value, "must be at most " + limit("MaxValue")));
        }
    }

    private void checkAllowed(String value, List<String> faults) {
        List<String> allowed = new ArrayList<>();
        definition.path("AllowedValues").forEach(item -> allowed.add(item.asText()));
        if (definition.has("AllowedValues") && !allowed.contains(value)) {
            faults.add(fault(value, "must be one of " + String.join(", ", allowed) + Nearest.hint(value, allowed)));
        }
        String pattern = definition.path("AllowedPattern").asText(".*");
        if (!Pattern.compile(pattern, Pattern.DOTALL).matcher(value).matches()) {
            faults.add(fault(value, "must match the pattern " + pattern));
        }
    }

    private void checkLength(String value, List<String> faults) {
        if (definition.has("MinLength") && value.length() < limit("MinLength").intValue()) {
            faults.add(fault(value, "must have at least " + limit("MinLength") + " characters"));
        }
        if (definition.has("MaxLength") && value.length() > limit("MaxLength").intValue()) {
            faults.add(fault(value, "must have at most " + limit("MaxLength") + " characters"));
        }
    }

    private BigDecimal limit(String attribute) {
        return new BigDecimal(definition.get(attribute).asText());
    }

    private String fault(String value, String cure) {
        String shown = definition.path("NoEcho").asBoolean() ? "****" : value;
        String why = definition.path("ConstraintDescription").asText();
        return "The parameter " + name + " is \"" + shown + "\", but " + cure + (why.isEmpty() ? "." : ": " + why);
    }
}
