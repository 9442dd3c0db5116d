package org.transithandshake.hub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.ExtraRoutes;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.Gateways.Table;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Subject;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * A route table for each segment and each airlock, found by tag, and their ids noted on the gateway. Of two tables
 * with the same role the oldest is kept, as with the gateway. The segments' tables get the policy's extra routes.
 */
public final class EnsureRouteTables extends Step<EnsureRouteTables.Input, EnsureRouteTables.Output> {
    private final Gateways gateways;
    private final Settings settings;
    private final HubPolicy policy;
    private final ExtraRoutes extra;
    private final Supplier<Reports> reports;

    public EnsureRouteTables() {
        this(Aws.live(), Settings.live());
    }

    public EnsureRouteTables(Aws aws, Settings settings) {
        super(Input.class);
        gateways = new Gateways(aws);
        this.settings = settings;
        policy = new HubPolicy(aws, settings);
        extra = new ExtraRoutes(aws);
        reports = () -> new Reports(aws, settings);
    }

    @Override
    protected Output run(Input input) {
        String id = BadInput.require(input.gatewayId(), "gatewayId");
        Gateway gateway = gateways.find(id).orElseThrow(() -> new NotYet("the gateway " + id + " is not listed"));
        policy.read();
        policy.requireReadable();
        List<String> roles = settings.tableRoles(policy.segments());
        List<Table> standing = gateways.tables(id);
        List<String> missing = roles.stream()
                .filter(role -> standing.stream().noneMatch(table -> table.role().equals(role))).toList();
        missing.forEach(role -> gateways.createTable(id, role));
        Map<String, Table> kept = keepOldest(missing.isEmpty() ? standing : gateways.tables(id));
        kept.keySet().retainAll(roles);
        gateways.note(gateway, kept.values());
        return new Output(id, keepExtraRoutes(kept.values()));
    }

    /** A static route that is not ours is left alone, and told. */
    private List<String> keepExtraRoutes(Collection<Table> tables) {
        List<String> findings = new ArrayList<>();
        tables.forEach(table -> table.segment().ifPresent(segment -> findings.addAll(
                extra.apply(table, extra.plan(table, policy.segments().extraOf(segment))))));
        if (!findings.isEmpty()) {
            reports.get().tell(Subject.STATIC_ROUTES.of(),
                    String.join("\n", findings) + "\n");
        }
        return findings.isEmpty() ? null : findings;
    }

    private Map<String, Table> keepOldest(List<Table> tables) {
        tables.stream().filter(table -> !table.state().equals("available")).findFirst().ifPresent(table -> {
            throw new NotYet("the route table " + table.id() + " (" + table.role() + ") is " + table.state());
        });
        Map<String, Table> oldest = new LinkedHashMap<>();
        for (Table table : tables) {
            if (oldest.putIfAbsent(table.role(), table) != null) {
                log.info("deleting the second route table {} of {}", table.id(), table.role());
                gateways.deleteTable(table.id());
            }
        }
        return oldest;
    }

    public record Input(String gatewayId) {
    }

    /** @param findings extra routes that a person has to make, a line each; null where there are none */
    public record Output(String gatewayId, List<String> findings) {
    }
}
