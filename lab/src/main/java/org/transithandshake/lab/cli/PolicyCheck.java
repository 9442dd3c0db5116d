package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.rules.Section;
import org.transithandshake.policy.text.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handshake policy check}: everything that is wrong with a policy. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Tells all faults of a policy at once, each with line, column and cure.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the policy can be used", "1:the file cannot be read", "2:the policy has errors"})
final class PolicyCheck implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a policy, YAML or JSON")
    private Path file;

    @Option(names = "--json", description = "print {faults: [{line, column, severity, what, cure}], version}")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PolicyFile.Reading reading = PolicyFile.read(new PolicyFiles(spec).text(file));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(reading).toPrettyString());
        } else {
            reading.faults().forEach(fault -> out.println(PolicyFiles.lines(file, List.of(fault))));
            out.println(reading.policy().map(PolicyCheck::summary).orElseGet(() -> errors(reading.faults())));
        }
        return reading.policy().isPresent() ? Handshake.OK : Handshake.NO;
    }

    private static String summary(PolicyFile policy) {
        List<String> counts = policy.sections().stream()
                .map((Section section) -> section.rules().size() + " " + section.name()).toList();
        return "ok: version " + policy.version() + ", rules: " + String.join(", ", counts) + "; segments: "
                + String.join(", ", policy.segments().names());
    }

    private static String errors(List<Fault> faults) {
        long errors = faults.stream().filter(Fault::isError).count();
        return errors + (errors == 1 ? " error" : " errors") + ", " + (faults.size() - errors) + " warnings";
    }

    private static ObjectNode json(PolicyFile.Reading reading) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("version", reading.policy().map(PolicyFile::version).orElse(null));
        ArrayNode faults = root.putArray("faults");
        reading.faults().forEach(fault -> faults.addObject()
                .put("line", fault.at().line()).put("column", fault.at().column())
                .put("severity", fault.severity().name().toLowerCase(Locale.ROOT))
                .put("what", fault.what()).put("cure", fault.cure()));
        return root;
    }
}
