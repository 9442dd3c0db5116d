package org.transithandshake.policy.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document, or JSON, which is YAML too. What makes YAML surprising is refused: aliases, anchors, tags,
 * further documents, repeated keys.
 */
public final class NodeReader {
    /** AppConfig's own limit for a hosted configuration is 1 MiB (default quota, AppConfig user guide). */
    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 20;
    private static final String PLAIN = "write the value out where it is used";

    private final Parser events;
    private final Faults faults;
    private int depth;

    private NodeReader(Parser events, Faults faults) {
        this.events = events;
        this.faults = faults;
    }

    /** The document, or nothing when it has no use; then there is a fault that says why. */
    public static Optional<Node> read(String text, Faults faults) {
        if (text.length() > LONGEST) {
            faults.error(Position.START, "the policy has " + text.length() + " characters", "1048576 are the most");
            return Optional.empty();
        }
        try {
            StreamReader characters = new StreamReader(text);
            return new NodeReader(new ParserImpl(characters, new LoaderOptions()), faults).document();
        } catch (MarkedYAMLException e) {
            faults.error(position(e.getProblemMark()), "this is not YAML: " + oneLine(e.getProblem()),
                    "look at the indentation, colons, brackets and quotes here and in the line above");
        } catch (ReaderException e) {
            faults.error(Position.START, "character " + e.getPosition() + " is not printable", "save it as UTF-8 text");
        } catch (TooDeep e) {
            faults.error(e.at, "this is nested more than " + DEEPEST + " deep", "a policy has five levels at most");
        }
        return Optional.empty();
    }

    private Optional<Node> document() {
        events.getEvent();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            faults.error(Position.START, "the policy is empty", "begin with the line 'version: 1'");
            return Optional.empty();
        }
        events.getEvent();
        Node root = node(events.getEvent());
        events.getEvent();
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            faults.error(position(events.peekEvent().getStartMark()), "a second document begins here",
                    "keep one policy in a file");
        }
        return Optional.of(root);
    }

    private Node node(Event event) {
        Position at = position(event.getStartMark());
        if (event instanceof AliasEvent alias) {
            faults.error(at, "*" + alias.getAnchor() + " is a YAML alias, which a policy must not have", PLAIN);
            return new Node.Scalar(at, "");
        }
        refuseAnchor((NodeEvent) event, at);
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), at);
            return new Node.Scalar(at, scalar.getValue());
        }
        refuseTag(((CollectionStartEvent) event).getTag(), at);
        if (++depth > DEEPEST) {
            throw new TooDeep(at);
        }
        Node read = event.is(Event.ID.SequenceStart) ? sequence(at) : mapping(at);
        depth--;
        return read;
    }

    private Node sequence(Position at) {
        List<Node> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(events.getEvent()));
        }
        events.getEvent();
        return new Node.Sequence(at, items);
    }

    private Node mapping(Position at) {
        List<Node.Member> members = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Node key = node(events.getEvent());
            Node value = node(events.getEvent());
            if (!(key instanceof Node.Scalar name)) {
                faults.error(key.at(), key.kind() + " stands where a key belongs", "write a word and a colon");
            } else if (!keys.add(name.text())) {
                faults.error(key.at(), "the key '" + name.text() + "' stands here a second time", "keep one of them");
            } else {
                members.add(new Node.Member(name, value));
            }
        }
        events.getEvent();
        return new Node.Mapping(at, members);
    }

    private void refuseAnchor(NodeEvent event, Position at) {
        if (event.getAnchor() != null) {
            faults.error(at, "&" + event.getAnchor() + " is a YAML anchor, which a policy must not have", PLAIN);
        }
    }

    private void refuseTag(String tag, Position at) {
        if (tag != null) {
            faults.error(at, tag + " is a YAML tag, which a policy must not have", "take it away");
        }
    }

    private static Position position(Mark mark) {
        return mark == null ? Position.START : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String oneLine(String problem) {
        return problem == null ? "unreadable" : problem.replaceAll("\\s+", " ");
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Position at;

        TooDeep(Position at) {
            this.at = at;
        }
    }
}
