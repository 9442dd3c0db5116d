package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.transithandshake.lab.policies.Case;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.rules.Ruling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handshake policy diff}: what a change of policy changes, for connections and requests that there are. */
@Command(name = "diff", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Decides every connection and recorded request by both policies, and shows those whose effect or"
                + " segment differs.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing is decided differently", "1:a file cannot be used",
                "2:something is decided differently"})
final class PolicyDiff implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "the policy in force")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "the policy to come")
    private Path changed;

    @Option(names = "--connections", paramLabel = "C.json", required = true,
            description = "a list of requests, as 'policy test' takes them")
    private Path connections;

    @Option(names = "--date", paramLabel = "DATE", description = "decides which exemptions have expired"
            + " (default: today)")
    private LocalDate date;

    @Option(names = "--json", description = "print {decided, changes: [{name, old, new}]}")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private record Change(String name, Ruling before, Ruling after) {
        boolean isOne() {
            return before.effect() != after.effect() || !before.segment().equals(after.segment());
        }
    }

    @Override
    public Integer call() {
        PolicyFiles files = new PolicyFiles(spec);
        PolicyFile before = files.policy(old);
        PolicyFile after = files.policy(changed);
        List<Case> cases = files.requests(connections);
        LocalDate today = date == null ? LocalDate.now(ZoneOffset.UTC) : date;
        List<Change> changes = cases.stream().map(one -> new Change(one.name(),
                one.request().decide(before, today), one.request().decide(after, today)))
                .filter(Change::isOne).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(cases.size(), changes).toPrettyString());
        } else {
            changes.forEach(change -> out.println("~ " + SafeText.of(change.name()) + ": " + brief(change.before())
                    + " -> " + brief(change.after())));
            out.println(changes.size() + " of " + cases.size() + " decided differently");
        }
        return changes.isEmpty() ? Handshake.OK : Handshake.NO;
    }

    private static String brief(Ruling ruling) {
        return ruling.effect().word() + ruling.segment().map(segment -> " in " + segment).orElse("") + " by "
                + ruling.rule();
    }

    private static ObjectNode json(int decided, List<Change> changes) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("decided", decided);
        ArrayNode list = root.putArray("changes");
        for (Change change : changes) {
            ObjectNode node = list.addObject().put("name", change.name());
            node.set("old", RulingJson.of(change.before()));
            node.set("new", RulingJson.of(change.after()));
        }
        return root;
    }
}
