package org.transithandshake.lab.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.transithandshake.lab.policies.Case;
import org.transithandshake.lab.text.BadFile;
import org.transithandshake.lab.text.InputFile;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.text.Fault;
import org.transithandshake.policy.text.Faults;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads policies and requests for a command, or ends it with everything that is wrong with them. */
final class PolicyFiles {
    private final CommandSpec spec;

    PolicyFiles(CommandSpec spec) {
        this.spec = spec;
    }

    PolicyFile policy(Path file) {
        PolicyFile.Reading reading = PolicyFile.read(text(file));
        return reading.policy().orElseThrow(() -> wrong(lines(file, reading.faults())));
    }

    /** What is to be decided, which is something. */
    List<Case> requests(Path file) {
        List<Case> requests = cases(file);
        if (requests.isEmpty()) {
            throw wrong("there is no request in " + file
                    + "; write one such as {account: '111111111111', vpc: vpc-11111111, subnets: 2}");
        }
        return requests;
    }

    /** None if the file is empty. */
    List<Case> cases(Path file) {
        Faults faults = new Faults();
        String text = readable(() -> InputFile.read(file));
        List<Case> cases = text.isBlank() ? List.of() : Case.read(text, faults);
        if (faults.hasErrors()) {
            throw wrong(lines(file, faults.list()));
        }
        return cases;
    }

    /** A policy as it will be put in force. */
    String text(Path file) {
        return readable(() -> InputFile.utf8(file));
    }

    private String readable(Supplier<String> text) {
        try {
            return text.get();
        } catch (BadFile e) {
            throw wrong(e.getMessage());
        }
    }

    /** {@code hub.yaml:12:7 error: ...}, a line each. */
    static String lines(Path file, List<Fault> faults) {
        return String.join(System.lineSeparator(),
                faults.stream().map(fault -> SafeText.of(file + ":" + fault)).toList());
    }

    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
