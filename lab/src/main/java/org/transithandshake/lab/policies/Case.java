package org.transithandshake.lab.policies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.rules.Ruling;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Members;
import org.transithandshake.policy.text.Node;
import org.transithandshake.policy.text.NodeReader;

/**
 * A request and, where somebody wrote a test of it, what is expected.
 *
 * @param name   of a test; else the request itself
 * @param effect expected, as a policy writes it
 * @param rule   id of the rule that is expected to decide
 */
public record Case(String name, Request request, Optional<String> effect, Optional<String> rule,
        Optional<String> segment) {

    /** Reads one case, or a list of them, from YAML or JSON. What is wrong is in the faults. */
    public static List<Case> read(String text, Faults faults) {
        List<Case> cases = new ArrayList<>();
        NodeReader.read(text, faults).ifPresent(root -> {
            List<Node> items = root instanceof Node.Sequence list ? list.items() : List.of(root);
            items.forEach(item -> cases.add(one(item, faults)));
        });
        return cases;
    }

    private static Case one(Node node, Faults faults) {
        Members members = new Members(node, "a request", faults);
        Optional<String> name = members.word("name").map(Node.Scalar::text);
        Optional<Node> expected = members.node("expect");
        Request request = Request.read(members, faults);
        members.refuseOthers();
        Optional<Members> expect = expected.map(value -> new Members(value, "'expect'", faults));
        Optional<String> effect = expect.map(value -> {
            value.require("effect", "admit");
            return value.choice("effect", words());
        });
        Optional<String> rule = expect.flatMap(value -> value.word("rule")).map(Node.Scalar::text);
        Optional<String> segment = expect.flatMap(value -> value.word("segment")).map(Node.Scalar::text);
        expect.ifPresent(Members::refuseOthers);
        return new Case(name.orElseGet(request::toString), request, effect, rule, segment);
    }

    private static List<String> words() {
        return List.of(Effect.values()).stream().map(Effect::word).toList();
    }

    /** Why the policy does not do what is expected, or nothing. */
    public Optional<String> failure(PolicyFile policy, LocalDate today) {
        Ruling ruling = request.decide(policy, today);
        boolean same = effect.map(ruling.effect().word()::equals).orElse(true)
                && rule.map(ruling.rule()::equals).orElse(true)
                && segment.map(wanted -> ruling.segment().filter(wanted::equals).isPresent()).orElse(true);
        String wanted = effect.orElse("anything") + rule.map(id -> " by " + id).orElse("")
                + segment.map(in -> " in " + in).orElse("");
        return same ? Optional.empty() : Optional.of("expected " + wanted + ", got " + ruling.effect().word() + " by "
                + ruling.rule() + ruling.segment().map(in -> " in " + in).orElse(""));
    }
}
