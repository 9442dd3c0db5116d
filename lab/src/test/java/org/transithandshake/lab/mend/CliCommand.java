package org.transithandshake.lab.mend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of the AWS CLI as the operation and the arguments that it makes of it: names in kebab case, lists of words,
 * and the shorthand {@code Key=value,Key=[{Key=value}]} ("Using shorthand syntax", AWS CLI user guide).
 *
 * @param operation {@code CreateRoute}
 */
record CliCommand(String operation, ObjectNode arguments) {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Set<String> NUMBERS =
            Set.of("RuleNumber", "FromPort", "ToPort", "From", "To", "Type", "Code");
    private static final Set<String> LISTS = Set.of("SubnetIds", "AddSubnetIds", "IpPermissions");

    static CliCommand parse(String command) {
        List<String> words = words(command);
        if (!words.subList(0, 2).equals(List.of("aws", "ec2"))) {
            throw new IllegalArgumentException("Not a command of aws ec2: " + command);
        }
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        for (int at = 3; at < words.size();) {
            String name = pascal(words.get(at++).substring(2));
            List<String> values = new ArrayList<>();
            while (at < words.size() && !words.get(at).startsWith("--")) {
                values.add(words.get(at++));
            }
            put(arguments, name, values);
        }
        return new CliCommand(pascal(words.get(2)), arguments);
    }

    boolean changesSomething() {
        return !operation.startsWith("Describe") && !operation.startsWith("Search");
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    private static void put(ObjectNode arguments, String name, List<String> values) {
        if (values.isEmpty()) {
            arguments.set("Egress", BooleanNode.valueOf(name.equals("Egress")));
        } else if (LISTS.contains(name)) {
            ArrayNode list = arguments.putArray(name);
            values.forEach(value -> list.add(new Shorthand(value).value(name)));
        } else {
            arguments.set(name, new Shorthand(values.getFirst()).value(name));
        }
    }

    private static String pascal(String kebab) {
        StringBuilder text = new StringBuilder();
        for (String part : kebab.split("-")) {
            text.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return text.toString();
    }

    /** Reads one value from its beginning. */
    private static final class Shorthand {
        private final String text;
        private int at;

        Shorthand(String text) {
            this.text = text;
        }

        JsonNode value(String name) {
            return text.contains("=") ? members() : leaf(name, text);
        }

        private ObjectNode members() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            do {
                int equals = text.indexOf('=', at);
                String key = text.substring(at, equals);
                at = equals + 1;
                object.set(key, member(key));
            } while (at < text.length() && text.charAt(at++) == ',');
            return object;
        }

        private JsonNode member(String key) {
            if (text.startsWith("[{", at)) {
                at += 2;
                ArrayNode list = JsonNodeFactory.instance.arrayNode().add(members());
                at++; // the bracket behind the brace that ended the members
                return list;
            }
            int begin = at;
            while (at < text.length() && ",}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return leaf(key, text.substring(begin, at));
        }

        private static JsonNode leaf(String key, String value) {
            return NUMBERS.contains(key) ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value);
        }
    }
}
