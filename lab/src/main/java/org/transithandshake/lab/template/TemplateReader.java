package org.transithandshake.lab.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a template, YAML or JSON, into CloudFormation's long forms: {@code !Ref X} becomes {@code {"Ref": "X"}}. */
final class TemplateReader {
    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** JSON's first key is quoted; an object of YAML's flow style seldom begins so. */
    private static final Pattern JSON = Pattern.compile("\\s*\\{\\s*[\"}]");

    /** What was read already: a landscape deploys one template into every account. */
    private static final Map<String, ObjectNode> READ = new ConcurrentHashMap<>();

    private TemplateReader() {
    }

    static ObjectNode read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + file + " cannot be read", e);
        }
    }

    /** Every fault says the line. Aliases, anchors and duplicate keys are refused, as they hide what is meant. */
    static ObjectNode parse(String text) {
        return READ.computeIfAbsent(text, TemplateReader::tree).deepCopy();
    }

    private static ObjectNode tree(String text) {
        JsonNode tree = JSON.matcher(text).lookingAt() ? json(text) : yaml(text);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new TemplateException("The template must be an object with the section Resources.");
    }

    private static JsonNode json(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new TemplateException("Line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        }
    }

    private static JsonNode yaml(String text) {
        Yaml yaml = new Yaml(new LoaderOptions());
        try {
            yaml.parse(new StringReader(text)).forEach(TemplateReader::refuseAnchor);
            Node root = yaml.compose(new StringReader(text));
            return root == null ? STRICT.nullNode() : new YamlTree().toJson(root);
        } catch (MarkedYAMLException e) {
            throw new TemplateException("Line " + (e.getProblemMark().getLine() + 1) + ": " + e.getProblem() + ".");
        }
    }

    private static void refuseAnchor(Event event) {
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            String what = event instanceof AliasEvent ? "alias *" : "anchor &";
            throw new TemplateException("Line " + (event.getStartMark().getLine() + 1) + ": the YAML " + what
                    + node.getAnchor() + " is not supported; write the value out.");
        }
    }
}
