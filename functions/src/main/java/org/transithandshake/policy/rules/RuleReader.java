package org.transithandshake.policy.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Members;
import org.transithandshake.policy.text.Node;

/** Reads the rules of a section. */
final class RuleReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final List<String> TAKEN = List.of(Ruling.NO_RULE, Placing.NOT_SEEN, Placing.OVERLAP);
    private static final List<String> MODES =
            Stream.of(Mode.values()).map(mode -> mode.name().toLowerCase(Locale.ROOT)).toList();

    private final List<String> segments;
    private final Faults faults;

    RuleReader(List<String> segments, Faults faults) {
        this.segments = segments;
        this.faults = faults;
    }

    List<Rule> section(Members top, Vocabulary section) {
        List<Rule> rules = new ArrayList<>();
        for (Node node : items(top, section.key(), "a rule", faults)) {
            rule(node, section).ifPresent(rules::add);
        }
        return rules;
    }

    /** The items of a list of mappings. */
    static List<Node> items(Members top, String key, String what, Faults faults) {
        Optional<Node> node = top.node(key);
        if (node.isEmpty() || node.get() instanceof Node.Sequence) {
            return node.map(list -> ((Node.Sequence) list).items()).orElse(List.of());
        }
        faults.error(node.get().at(), "'" + key + "' is " + node.get().kind(),
                "write a list, each item of which begins with a hyphen and is " + what);
        return List.of();
    }

    private Optional<Rule> rule(Node node, Vocabulary section) {
        Members members = new Members(node, "a rule in " + section.key(), faults);
        Optional<String> id = members.require("id", "known-accounts").map(Node.Scalar::text);
        id.filter(text -> !ID.matcher(text).matches() || TAKEN.contains(text)).ifPresent(text ->
                faults.error(members.at("id"), "'" + text + "' cannot be the id of a rule",
                        "write small letters, digits and hyphens, and not " + String.join(", ", TAKEN)));
        Optional<String> title = members.word("title").map(Node.Scalar::text);
        Effect effect = effect(members, section);
        Mode mode = Mode.values()[MODES.indexOf(members.choice("mode", MODES))];
        Optional<String> segment = segment(members, section, effect);
        List<Question> when = when(members, section, effect);
        members.refuseOthers();
        return id.map(text -> new Rule(text, title, effect, mode, segment, when, members.at()));
    }

    private static Effect effect(Members members, Vocabulary section) {
        List<String> words = section.effects().stream().map(Effect::word).toList();
        members.require("effect", words.getFirst());
        return section.effects().get(words.indexOf(members.choice("effect", words)));
    }

    private Optional<String> segment(Members members, Vocabulary section, Effect effect) {
        if (section != Vocabulary.PLACE) {
            return Optional.empty();
        }
        Optional<String> segment = members.word("segment").map(Node.Scalar::text);
        segment.filter(name -> !segments.contains(name)).ifPresent(name -> faults.error(members.at("segment"),
                "there is no segment '" + name + "'", "the policy's segments are " + String.join(", ", segments)));
        if (effect != Effect.PLACE) {
            segment.ifPresent(name -> faults.error(members.at("segment"), "a rule that does not place has a segment",
                    "take it out"));
            return Optional.empty();
        }
        return segment.or(() -> Optional.of(segments.getFirst()));
    }

    private List<Question> when(Members members, Vocabulary section, Effect effect) {
        Optional<Node> node = members.node("when");
        if (node.isEmpty()) {
            if (effect == section.effects().getFirst()) {
                faults.error(members.at(), "a rule in " + section.key() + " that says " + effect.word()
                        + " has no 'when', which would let everybody in", "say whom it means");
            }
            return List.of();
        }
        Members when = new Members(node.get(), "'when' in " + section.key(), faults);
        List<Question> questions = section.questions(when, faults);
        when.refuseOthers();
        if (effect == section.effects().getFirst() && !Vocabulary.asksWho(questions)) {
            faults.error(members.at("when"), "this rule says " + effect.word() + " whoever asks",
                    "add a condition on who it is or what it brings, such as "
                            + (section == Vocabulary.INVITATIONS ? "senders" : "accounts"));
        }
        return questions;
    }
}
