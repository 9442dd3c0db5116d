package org.transithandshake.lab.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.transithandshake.lab.capture.Diagnosis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code handshake diagnose}: why a packet does not arrive or return, from captures or from facts. */
@Command(name = "diagnose", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"With --client and --server: reads what tcpdump printed at one or both ends of a TCP connection"
                + " and says what became of it, on which packets that rests, and where to look. Any output of tcpdump 4"
                + " will do; best: tcpdump -nn tcp port 22 > FILE 2>&1", "",
                "With side files: follows a packet and its answer through what accounts know of their networks, and"
                + " names everything that stops one of them, with the command that mends it. A file holds one"
                + " account's raw outputs of 'aws ec2 describe-...' by operation:",
                "  {\"account\": \"111111111111\", \"DescribeVpcs\": {\"Vpcs\": [...]}, ...}",
                "What no file tells is unknown, and never called reachable.", "",
                "With both: what was seen, and what explains it; ends and port are those of the captures."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the connection is complete, or packet and answer arrive",
                "1:a file or option is not understood", "2:a fault was found, or not enough is known"},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake diagnose --client client.txt --server server.txt",
                "  handshake diagnose --server server.txt --json",
                "  handshake diagnose side-a.json side-b.json --from 10.1.0.4 --to 10.2.0.4 --port 22",
                "  handshake diagnose --client client.txt --server server.txt side-a.json side-b.json",
                "  handshake diagnose side-*.json --from i-0abc --to eni-0def --port 53 --protocol udp --json"})
final class DiagnoseCommand implements Callable<Integer> {
    @Mixin
    private DiagnoseCaptures captures;

    @Mixin
    private DiagnosePath path;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!captures.areNamed() && !path.isNamed()) {
            throw new ParameterException(spec.commandLine(),
                    "name captures (--client FILE, --server FILE), or the side files of accounts (SIDE.json), or both");
        }
        if (captures.areNamed() && path.isNamed()) {
            Diagnosis seen = captures.diagnose();
            return new Together(seen, path.trace(seen.flows().getFirst())).print(spec.commandLine().getOut(), json);
        }
        return captures.areNamed() ? captures.run(json) : path.run(json);
    }
}
