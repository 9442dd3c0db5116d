package org.transithandshake.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.demo.Story;
import org.transithandshake.lab.serve.LabServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code handshake serve}: the lab for the AWS CLI. */
@Command(name = "serve", mixinStandardHelpOptions = true,
        description = {"Serves the emulated AWS on 127.0.0.1 for the AWS CLI and any SDK, until Ctrl-C.", "",
                "An access key id of twelve digits is a person of that account with every permission there; the secret"
                + " can be anything. Every account has a CloudTrail trail."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"1:could not serve, such as when the port is taken",
                "130:served until Ctrl-C, which ends it as it ends any program"},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake serve --deploy",
                "  AWS_ACCESS_KEY_ID=111111111111 AWS_SECRET_ACCESS_KEY=x AWS_DEFAULT_REGION=" + Lab.REGION + " \\",
                "    aws --endpoint-url http://127.0.0.1:4566 ec2 describe-transit-gateway-vpc-attachments"})
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "4566",
            description = "of 127.0.0.1; 0 for any that is free (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--speed", paramLabel = "N", defaultValue = "10",
            description = "virtual seconds in a real one, 1 to 1000 (default: ${DEFAULT-VALUE})")
    private int speed;

    @Option(names = "--deploy",
            description = "deploy the template to account B 222222222222 and account A 111111111111, a VPC each, and"
                    + " let it connect them; what A requests in 10.0.0.0/8 is connected too")
    private boolean deploy;

    @Option(names = "--hub", paramLabel = "PARAMETER=VALUE",
            description = "with --deploy: a parameter of the hub's stack, such as PolicyStore=AppConfig; can be"
                    + " repeated")
    private Map<String, String> hub = Map.of();

    @Mixin
    private TemplateOption template;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Bounds.requireWithin(spec, "--port", port, 0, 65535);
        Bounds.requireWithin(spec, "--speed", speed, 1, 1000);
        if (!deploy && !hub.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "Option '--hub' sets parameters of a hub that is deployed; add --deploy");
        }
        if (deploy) {
            template.require();
        }
        PrintWriter out = spec.commandLine().getOut();
        Lab lab = new Lab(LabSetup.quiet().with(
                new Switches(Set.of("*"), false, false, false, Switches.quiet().overlap())));
        try (LabServer server = new LabServer(lab, port, speed)) {
            Story.follow(lab.journal(), lab.time().now(),
                    new DemoText(out, Paint.choose(System.getenv(), System.console() != null))::step);
            begin(out, server.port());
            if (deploy) {
                Landscape.sample(lab, template.require(), hub);
            }
            server.run();
        } catch (BindException e) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '--port': " + port
                    + " is taken on this machine; name another, or 0 for any that is free");
        }
        return Handshake.OK;
    }

    private void begin(PrintWriter out, int port) {
        out.println("An embedded AWS, Region " + Lab.REGION + ", at http://127.0.0.1:" + port + "; Ctrl-C ends it.");
        out.println("  export AWS_ENDPOINT_URL=http://127.0.0.1:" + port + " AWS_DEFAULT_REGION=" + Lab.REGION
                + " AWS_SECRET_ACCESS_KEY=any");
        out.println("  AWS_ACCESS_KEY_ID=111111111111 aws ec2 describe-vpcs      # as account 111111111111");
        out.println();
    }
}
