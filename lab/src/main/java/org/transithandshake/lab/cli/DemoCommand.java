package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.transithandshake.lab.demo.Demo;
import org.transithandshake.lab.report.ReportPage;
import org.transithandshake.lab.text.OutputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handshake demo}: the six steps, told as they happen. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = {"Deploys the real SAM template into emulated accounts and lets the real functions and state"
                + " machines connect their VPCs, in virtual time.", "",
                "A hub (account B, 222222222222, VPC 10.2.0.0/16) and spokes (account A, 111111111111, VPC 10.1.0.0/16,"
                + " then 333333333333, VPC 10.3.0.0/16, and on)."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every pair of VPCs is connected both ways", "1:the demo could not run",
                "2:something is not connected"},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake demo", "  handshake demo --spokes 3 --subnets 3 --json result.json",
                "  handshake demo --ipv6 --subnets 3",
                "  sudo ./handshake demo --packets    what tcpdump prints before and after step 6",
                "  handshake demo --without-return-route    the failure of a missing step 6"})
final class DemoCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--spokes", paramLabel = "N", defaultValue = "1",
            description = "accounts to connect to the hub, 1 to 100 (default: ${DEFAULT-VALUE})")
    private int spokes;

    @Option(names = "--subnets", paramLabel = "N", defaultValue = "1",
            description = "subnets in each VPC, 1 to 12, in three zones in turn, each with a route table of its own"
                    + " (default: ${DEFAULT-VALUE})")
    private int subnets;

    @Option(names = "--attach-seconds", paramLabel = "S",
            description = "how long AWS takes for an attachment, 1 to 900 (default: 60, or what the seed draws)")
    private Integer attachSeconds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "draw every wait of AWS from its range; the same seed gives the same history"
                    + " (default: typical waits)")
    private long seed;

    @Option(names = "--ipv6", description = "dual-stack VPCs: 2001:db8:2::/56 beside 10.2.0.0/16, and on; both families"
            + " are inspected, routed and traced")
    private boolean ipv6;

    @Option(names = "--without-return-route",
            description = "account A reports its routes instead of writing them: packets arrive, answers get lost")
    private boolean withoutReturnRoute;

    @Option(names = "--json", paramLabel = "FILE", description = "also write the result to a file, as JSON")
    private Path json;

    @Option(names = "--report", paramLabel = "FILE",
            description = "also write the page of 'handshake report' about the network that came of it")
    private Path report;

    @Option(names = "--packets", description = "also send real packets through Linux network namespaces built like the"
            + " VPCs, and show what tcpdump prints before and after step 6; needs root")
    private boolean packets;

    @Mixin
    private TemplateOption template;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Bounds.requireWithin(spec, "--spokes", spokes, 1, 100);
        Bounds.requireWithin(spec, "--subnets", subnets, 1, 12);
        Bounds.requireWithin(spec, "--attach-seconds", attachSeconds == null ? 1 : attachSeconds, 1, 900);
        Stream.of(json, report).filter(Objects::nonNull).forEach(OutputFile::requireWritable);
        if (json != null && report != null) {
            OutputFile.requireOther(report, json);
        }
        Path file = template.require();
        PrintWriter out = spec.commandLine().getOut();
        Paint paint = Paint.choose(System.getenv(), System.console() != null);
        DemoText text = new DemoText(out, paint);
        text.begin(spokes);
        Demo.Result result = new Demo(new Demo.Options(file, spokes, subnets,
                attachSeconds == null ? 0 : attachSeconds, seed,
                ipv6, !withoutReturnRoute)).run(text::step);
        text.end(result);
        if (json != null) {
            OutputFile.write(json, JSON.writeValueAsString(DemoJson.of(result)) + "\n");
        }
        if (report != null) {
            OutputFile.write(report, new ReportPage(result.network(), "handshake demo").html());
        }
        if (packets) {
            new DemoPackets(out, result.network()).show();
        }
        return result.connected() ? Handshake.OK : Handshake.NO;
    }
}
