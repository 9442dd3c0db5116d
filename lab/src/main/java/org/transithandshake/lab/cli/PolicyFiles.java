package org.transithandshake.lab.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.transithandshake.lab.policies.Case;
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

    PolicyFile policy(Path file) throws IOException {
        PolicyFile.Reading reading = PolicyFile.read(text(file));
        return reading.policy().orElseThrow(() -> wrong(lines(file, reading.faults())));
    }

    List<Case> cases(Path file) throws IOException {
        Faults faults = new Faults();
        List<Case> cases = Case.read(text(file), faults);
        if (faults.hasErrors()) {
            throw wrong(lines(file, faults.list()));
        }
        return cases;
    }

    String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw wrong("there is no file " + file);
        } catch (CharacterCodingException e) {
            throw wrong(file + " is not a text in UTF-8");
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
