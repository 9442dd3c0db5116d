package org.transithandshake.lab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code handshake policy}: names what can be done with a policy file. */
@Command(name = "policy", mixinStandardHelpOptions = true,
        description = "Checks, tests and compares policy files; needs no AWS account.",
        subcommands = {PolicyCheck.class, PolicyTry.class, PolicyDiff.class},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake policy check policies/hub.yaml",
                "  handshake policy test policies/hub.yaml --request request.json",
                "  handshake policy test policies/cases --policy policies/hub.yaml",
                "  handshake policy diff old.yaml new.yaml --connections connections.json"})
final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command was given; there are check, test and diff");
    }
}
