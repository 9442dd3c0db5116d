package org.transithandshake.lab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --template} of every command that deploys. */
final class TemplateOption {
    @Option(names = "--template", paramLabel = "FILE", defaultValue = "${sys:handshake.home:-.}/template.yaml",
            description = "the SAM template to deploy (default: the project's)")
    private Path template;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The file, which is there. */
    Path require() {
        if (!Files.isRegularFile(template)) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '--template': there is no file "
                    + template + "; run the command from the project's folder, or name the template");
        }
        return template;
    }
}
