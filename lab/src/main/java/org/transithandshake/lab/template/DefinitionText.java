package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A state machine's definition with its substitutions: a Fn::Join, as their values may be known only once other
 * resources are made. {@code ${Name}} needs a value, and every value given must be used.
 */
final class DefinitionText {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    private DefinitionText() {
    }

    static JsonNode read(Path folder, JsonNode uri, JsonNode substitutions) {
        if (!uri.isTextual()) {
            throw new TemplateException("DefinitionUri must be a path relative to the template.");
        }
        try {
            return join(uri.asText(), Files.readString(folder.resolve(uri.asText())), substitutions);
        } catch (IOException e) {
            throw new TemplateException("DefinitionUri " + uri.asText() + " cannot be read in " + folder + ".");
        }
    }

    private static JsonNode join(String file, String text, JsonNode substitutions) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        Set<String> unused = new TreeSet<>();
        substitutions.fieldNames().forEachRemaining(unused::add);
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            String name = place.group(1);
            if (!substitutions.has(name)) {
                throw new TemplateException(file + " uses ${" + name + "}, but DefinitionSubstitutions has no value"
                        + " for it" + Nearest.hint(name, unused) + ".");
            }
            parts.add(text.substring(end, place.start())).add(substitutions.get(name));
            unused.remove(name);
            end = place.end();
        }
        if (!unused.isEmpty()) {
            throw new TemplateException("DefinitionSubstitutions has " + unused + ", but " + file
                    + " does not use it.");
        }
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.putArray("Fn::Join").add("").add(parts.add(text.substring(end)));
        return call;
    }
}
