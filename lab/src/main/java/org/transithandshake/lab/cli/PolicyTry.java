package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.lab.policies.Case;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.rules.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handshake policy test}: a decision explained, or a folder of cases held against a policy. */
@Command(name = "test", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"With --request: explains how a policy decides one request, condition by condition.",
                "With a folder: decides every case in its .yaml, .yml and .json files and compares; names the rules"
                        + " that no case ever decided.", "",
                "A request: {account: '111111111111', vpc: vpc-11111111, subnets: 2, ranges: [10.1.0.0/16]}. With"
                        + " ranges it wants to be placed, with a sender it offers a share, else it asks to be admitted."
                        + " A case is a request with a name and 'expect: {effect: place, rule: private}'."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:decided, and as expected", "1:a file cannot be used, or there is no case",
                "2:a case was not decided as expected"})
final class PolicyTry implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|FOLDER", description = "a policy, or a folder of cases")
    private Path path;

    @Option(names = "--request", paramLabel = "R.json", description = "what to decide")
    private Path request;

    @Option(names = "--policy", paramLabel = "FILE",
            description = "the policy of a folder of cases (default: policy.yaml in it or beside it)")
    private Path policy;

    @Option(names = "--date", paramLabel = "DATE", description = "decides which exemptions have expired"
            + " (default: today)")
    private LocalDate date;

    @Option(names = "--json", description = "print JSON: {effect, rule, segment, conditions, ...}, a list of them"
            + " for a list of requests, or {cases, unused}")
    private boolean json;

    @Spec
    private CommandSpec spec;
    private PolicyFiles files;

    @Override
    public Integer call() throws IOException {
        files = new PolicyFiles(spec);
        LocalDate today = date == null ? LocalDate.now(ZoneOffset.UTC) : date;
        if (Files.isDirectory(path)) {
            return cases(files.policy(policyOfFolder()), today);
        }
        if (request == null) {
            throw files.wrong("Missing option: name what to decide, such as --request request.json, or a folder of"
                    + " cases");
        }
        return explain(files.policy(path), files.requests(request), today);
    }

    private int explain(PolicyFile against, List<Case> cases, LocalDate today) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            List<ObjectNode> rulings = cases.stream()
                    .map(one -> RulingJson.of(one.request().decide(against, today))).toList();
            JsonNode result = rulings.size() == 1 ? rulings.getFirst()
                    : JsonNodeFactory.instance.arrayNode().addAll(rulings);
            out.println(result.toPrettyString());
        } else {
            cases.stream().map(Case::request)
                    .forEach(asked -> out.print(RulingText.of(asked.decide(against, today), asked, against)));
        }
        out.flush();
        return Handshake.OK;
    }

    private int cases(PolicyFile against, LocalDate today) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (Path file : caseFiles()) {
            cases.addAll(files.cases(file));
        }
        if (cases.isEmpty()) {
            throw files.wrong("there is no case in " + path + "; write one such as"
                    + " {name: ours, account: '111111111111', expect: {effect: admit}} into a .yaml file");
        }
        CaseResults results = CaseResults.of(cases, against, today, unused(cases, against, today));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? results.json().toPrettyString() + System.lineSeparator() : results.text());
        out.flush();
        return results.failed() == 0 ? Handshake.OK : Handshake.NO;
    }

    private static List<String> unused(List<Case> cases, PolicyFile against, LocalDate today) {
        Set<String> decided = cases.stream().map(one -> one.request().decide(against, today).rule())
                .collect(Collectors.toSet());
        return against.sections().stream().flatMap(section -> section.rules().stream()).map(Rule::id)
                .filter(id -> !decided.contains(id)).toList();
    }

    private List<Path> caseFiles() throws IOException {
        Path own = policyOfFolder().toAbsolutePath().normalize();
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .filter(file -> !file.toAbsolutePath().normalize().equals(own)).sorted().toList();
        }
    }

    private Path policyOfFolder() {
        if (policy != null) {
            return policy;
        }
        Path inside = path.resolve("policy.yaml");
        return Files.exists(inside) ? inside : path.toAbsolutePath().normalize().resolveSibling("policy.yaml");
    }
}
