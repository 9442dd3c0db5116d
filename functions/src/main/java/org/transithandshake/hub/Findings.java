package org.transithandshake.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Attachments.Association;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.ExtraRoutes;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.Gateways.Table;
import org.transithandshake.aws.Shares;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.Policy;
import org.transithandshake.step.Options;
import org.transithandshake.step.Settings;

/** What {@code offer} and {@code AdmitRequest} would do with a gateway, a line each; reads only. */
final class Findings {
    private final Gateways gateways;
    private final Attachments attachments;
    private final Shares shares;
    private final GatewayTables tables;
    private final ExtraRoutes extra;
    private final Settings settings;
    private final Policy policy;

    Findings(Aws aws, Settings settings, Policy policy) {
        gateways = new Gateways(aws);
        attachments = new Attachments(aws);
        shares = new Shares(aws);
        tables = new GatewayTables(aws);
        extra = new ExtraRoutes(aws);
        this.policy = policy;
        this.settings = settings;
    }

    /** For a hub that has no gateway yet. */
    List<String> ofNone() {
        return List.of("- create a Transit Gateway, the route tables " + settings.tableRoles(policy.segments())
                + ", and a share of it with " + wanted());
    }

    List<String> of(Gateway gateway) {
        if (!gateway.doors().isEmpty() && !settings.takesOverDefaults()) {
            return List.of("- stop, because " + OpenGateway.explain(gateway)
                    + " , or deploy with TakeOverDefaults=true to have it done");
        }
        List<String> lines = new ArrayList<>();
        if (!gateway.doors().isEmpty()) {
            lines.add("- turn off " + String.join(", ", gateway.doors()) + " of " + gateway.id());
        }
        Options missing = settings.gatewayOptions().differingFrom(gateway.options());
        if (gateway.isMade() && !missing.isEmpty()) {
            lines.add("- set " + missing + " of " + gateway.id());
        } else {
            OtherOptions.of(gateway, settings).ifPresent(text -> lines.add("- tell people that " + text));
        }
        List<Table> tables = gateways.tables(gateway.id());
        List<String> standing = tables.stream().map(Table::role).toList();
        add(lines, "make the route tables", settings.tableRoles(policy.segments()).stream()
                .filter(role -> !standing.contains(role)).toList());
        tables.forEach(table -> table.segment().ifPresent(segment -> extra.foretell(table,
                policy.segments().extraOf(segment)).forEach(line -> lines.add("- " + line))));
        List<Attachment> present = attachments.all(gateway.id());
        add(lines, "attach the hub's VPCs", settings.hubVpcs().stream()
                .filter(vpc -> present.stream().noneMatch(attachment -> attachment.vpcId().equals(vpc))).toList());
        if (settings.prefixListEntries() > 0) {
            lines.add("- keep a prefix list of up to " + settings.prefixListEntries() + " entries for each segment, and"
                    + " share it as the gateway");
        }
        add(lines, "share the gateway with", shares.missingFrom(wanted()));
        present.stream().flatMap(attachment -> of(attachment, gateway).stream()).forEach(lines::add);
        add(lines, "take the accounts off the share", shares.unlistedBesides(settings.allowedAccounts()));
        add(lines, "take the gateways off the share", shares.otherGateways(gateway.arn()));
        return lines.isEmpty() ? List.of("- change nothing") : lines;
    }

    private List<String> wanted() {
        return Stream.concat(settings.allowedAccounts().stream(), settings.sharePrincipals().stream()).toList();
    }

    private Optional<String> of(Attachment attachment, Gateway gateway) {
        boolean allowed = admit(attachment, gateway).effect() == Effect.ADMIT;
        String what = attachment.id() + " of " + attachment.vpcId() + " of account " + attachment.account();
        if (attachment.is("pendingAcceptance")) {
            return Optional.of("- " + decision(attachment, gateway));
        }
        if (settings.hubVpcs().contains(attachment.vpcId())) {
            return place(attachment, policy.segments().first(), what, "");
        }
        boolean own = attachment.account().equals(settings.account());
        Optional<String> refusal = own ? Optional.empty() : refusal(attachment, gateway, allowed);
        if (refusal.isPresent()) {
            return Optional.of("- turn out " + what + ": " + refusal.get());
        }
        if (!allowed || own) {
            return Optional.of("- leave " + what + " as it is: no parameter speaks of it");
        }
        String segments = String.join(" or ", policy.candidates(attachment.applicant()));
        return place(attachment, segments, what, " if its ranges are allowed");
    }

    /** Why what stands in a segment would lose its place; what a person admitted is judged by its ranges only. */
    private Optional<String> refusal(Attachment attachment, Gateway gateway, boolean allowed) {
        Optional<String> table = attachments.association(attachment.id()).map(Association::tableId)
                .filter(gateway.segmentTables()::contains);
        if (table.isEmpty() || !allowed && Attempt.isByPerson(attachment)) {
            return Optional.empty();
        }
        Decision decision = !allowed ? admit(attachment, gateway)
                : policy.place(attachment.applicant(), tables.rangesOf(table.get(), attachment.id()), List.of());
        return Optional.of(decision.explain()).filter(why -> !allowed || decision.effect() == Effect.REFUSE);
    }

    private Optional<String> place(Attachment attachment, String segment, String what, String condition) {
        return Optional.of("- " + attachments.association(attachment.id())
                .map(standing -> "leave " + what + " associated with " + standing.tableId()
                        + " unless that is the segment " + segment)
                .orElse("place " + what + " in the segment " + segment + condition));
    }

    /** What would become of a request. */
    String decision(Attachment request, Gateway gateway) {
        Decision decision = admit(request, gateway);
        String act = switch (decision.effect()) {
            case ADMIT -> "accept";
            case REFUSE -> "reject";
            default -> "leave pending and ask people about";
        };
        return act + " the request " + request.id() + " of "
                + request.vpcId() + " of account " + request.account() + ": "
                + decision.explain();
    }

    private Decision admit(Attachment attachment, Gateway gateway) {
        return Admission.wasByShare(attachment) ? Admission.still(attachment, policy)
                : policy.admit(attachment.applicant(), () -> shares.sharedWith(gateway));
    }

    private static void add(List<String> lines, String act, List<String> missing) {
        Stream.of(missing).filter(list -> !list.isEmpty()).forEach(list ->
                lines.add("- " + act + " " + String.join(", ", list)));
    }
}
