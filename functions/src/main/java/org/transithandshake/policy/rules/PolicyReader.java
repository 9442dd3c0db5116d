package org.transithandshake.policy.rules;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.transithandshake.policy.Segments;
import org.transithandshake.policy.Times;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Members;
import org.transithandshake.policy.text.Node;
import org.transithandshake.routing.SpokeRoutes;

/** Turns a document into a policy, and tells everything that is wrong with it. */
final class PolicyReader {
    private final Faults faults;
    private final String version;

    PolicyReader(Faults faults, String version) {
        this.faults = faults;
        this.version = version;
    }

    PolicyFile read(Node root) {
        Members top = new Members(root, "a policy", faults);
        top.require("version", "1").filter(written -> !written.text().equals("1")).ifPresent(written ->
                faults.error(written.at(), "version " + written.text() + " of the policy language is not known",
                        "write 1"));
        Segments segments = SegmentsReader.read(top, faults);
        RuleReader reader = new RuleReader(segments.names(), faults);
        List<Rule> invitations = reader.section(top, Vocabulary.INVITATIONS);
        List<Rule> admit = reader.section(top, Vocabulary.ADMIT);
        List<Rule> place = reader.section(top, Vocabulary.PLACE);
        List<Exemption> exemptions = exemptions(top);
        Optional<SpokeRoutes> routes = RoutesReader.read(top, faults);
        Times times = TimesReader.read(top, faults);
        top.refuseOthers();
        Checks checks = new Checks(faults);
        checks.ids(List.of(invitations, admit, place));
        List.of(invitations, admit, place).forEach(rules -> checks.order(rules, exemptions));
        checks.exemptions(exemptions, List.of(invitations, admit, place));
        return new PolicyFile(new Section("invitations", invitations, exemptions, version),
                new Section("admit", admit, exemptions, version), new Section("place", place, exemptions, version),
                segments, routes, times, version);
    }

    private List<Exemption> exemptions(Members top) {
        List<Exemption> all = new ArrayList<>();
        for (Node node : RuleReader.items(top, "exemptions", "an exemption", faults)) {
            Members members = new Members(node, "an exemption", faults);
            Optional<Node.Scalar> rule = members.require("rule", "no-lab-accounts");
            Optional<Node.Scalar> subject = members.require("subject", "111111111111");
            Optional<Node.Scalar> reason = members.require("reason", "migration until March");
            Optional<Node.Scalar> owner = members.require("owner", "network-team");
            members.require("expires", "2027-03-31");
            Optional<LocalDate> expires = members.value("expires", PolicyReader::date);
            members.refuseOthers();
            if (rule.isPresent() && subject.isPresent() && reason.isPresent() && owner.isPresent()
                    && expires.isPresent()) {
                all.add(new Exemption(rule.get().text(), subject.get().text(), reason.get().text(),
                        owner.get().text(), expires.get(), members.at()));
            }
        }
        return all;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no date; write one such as 2027-03-31", e);
        }
    }
}
