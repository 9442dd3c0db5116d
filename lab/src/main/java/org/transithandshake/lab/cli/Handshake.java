package org.transithandshake.lab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command: names the others. */
@Command(name = "handshake", mixinStandardHelpOptions = true, version = "handshake 0.1.0",
        description = {"Connects VPCs of different AWS accounts through a Transit Gateway.",
            "demo, replay, serve and policy need no account: they run in an embedded AWS, or on files. doctor and"
                    + " collect only read an account; approve and reject decide one request."},
        subcommands = {ApproveCommand.class, CollectCommand.class, DemoCommand.class, DiagnoseCommand.class,
            DoctorCommand.class, PolicyCommand.class, RejectCommand.class, ReplayCommand.class, ReportCommand.class,
            ServeCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:what was asked for is so", "1:the command could not be carried out, or was not understood",
                "2:the command ran, and the answer is no: something is not connected, or was changed"},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake demo                 connect account A and account B",
                "  handshake demo --spokes 3      connect three accounts with the hub and each other",
                "  handshake serve --deploy       the same for the AWS CLI, at http://127.0.0.1:4566",
                "  handshake doctor --profile hub  what is missing in the account, and the command that mends it",
                "  handshake replay events/*.json    what events do to accounts that are connected",
                "  handshake diagnose --client c.txt --server s.txt    what two tcpdumps tell of a lost packet",
                "  handshake diagnose a.json b.json --from 10.1.0.4 --to 10.2.0.4 --port 22",
                "  handshake policy check policies/hub.yaml"})
final class Handshake implements Runnable {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int NO = 2;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command was given; there are "
                + String.join(", ", spec.subcommands().keySet().stream().sorted().toList()));
    }
}
