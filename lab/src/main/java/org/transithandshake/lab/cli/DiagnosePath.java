package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.transithandshake.lab.capture.Diagnosis;
import org.transithandshake.lab.facts.Sides;
import org.transithandshake.lab.text.InputFile;
import org.transithandshake.path.Endpoint;
import org.transithandshake.path.Flow;
import org.transithandshake.path.Outcome;
import org.transithandshake.path.PortRange;
import org.transithandshake.path.Service;
import org.transithandshake.path.Trace;
import org.transithandshake.path.Tracer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows a packet and its answer through the facts of both sides, and says what stops them. */
final class DiagnosePath {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    enum Protocol { TCP, UDP, PING, ROUTES }

    @Parameters(arity = "0..*", paramLabel = "SIDE.json", description = "what one account knows; each account once")
    private List<Path> files;

    @Option(names = "--from", paramLabel = "END",
            description = "who asks: an address, VPC/address, network interface or instance")
    private String from;

    @Option(names = "--to", paramLabel = "END", description = "who answers")
    private String to;

    @Option(names = "--protocol", paramLabel = "P", defaultValue = "tcp",
            description = "tcp, udp, ping, or routes to leave security groups and network ACLs aside"
                    + " (default: ${DEFAULT-VALUE})")
    private String protocol;

    @Option(names = "--port", paramLabel = "N", description = "the port asked for; needed for tcp and udp")
    private Integer port;

    @Option(names = "--client-ports", paramLabel = "N-M", defaultValue = "32768-65535",
            description = "where answers go; Linux takes 32768-60999, Windows 49152-65535, NAT gateways, load balancers"
                    + " and Lambda 1024-65535 (default: ${DEFAULT-VALUE})")
    private String clientPorts;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    boolean isNamed() {
        return files != null;
    }

    int run(boolean json) throws IOException {
        Trace trace = trace();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(TraceJson.of(trace)));
        } else {
            out.print(TraceText.of(trace, Paint.choose(System.getenv(), System.console() != null)));
        }
        out.flush();
        return trace.forward().outcome() == Outcome.REACHED && trace.back().outcome() == Outcome.REACHED
                ? Handshake.OK : Handshake.NO;
    }

    /** The flow that captures show, but for what the options say otherwise. */
    Trace trace(Diagnosis.Flow seen) {
        from = from == null ? address(seen.client(), "--from") : from;
        to = to == null ? address(seen.server(), "--to") : to;
        port = port == null && seen.port().matches("\\d{1,5}") ? Integer.valueOf(seen.port()) : port;
        return trace();
    }

    private String address(String seen, String option) {
        try {
            Endpoint.at(seen);
            return seen;
        } catch (IllegalArgumentException e) {
            throw wrong("the captures name " + SafeText.of(seen) + " where a trace needs an address; give it by "
                    + option + ", or capture with tcpdump -nn");
        }
    }

    private Trace trace() {
        if (from == null || to == null) {
            throw wrong("Missing option: name both ends of the flow, such as --from 10.1.0.4 --to 10.2.0.4");
        }
        Sides sides = new Sides();
        for (Path file : files) {
            sides.add(file.toString(), InputFile.read(file));
        }
        return Tracer.trace(sides.network(), flow(sides));
    }

    /** The first pair of addresses of one family, as an interface may have both. */
    private Flow flow(Sides sides) {
        List<Endpoint> targets = ends(sides, "--to", to);
        return ends(sides, "--from", from).stream()
                .flatMap(source -> targets.stream()
                        .filter(target -> target.address().isIpv6() == source.address().isIpv6())
                        .map(target -> new Flow(source, target, service(source.address().isIpv6()))))
                .findFirst()
                .orElseThrow(() -> wrong(from + " and " + to + " have no addresses of one family"));
    }

    private List<Endpoint> ends(Sides sides, String option, String end) {
        try {
            return sides.ends(end);
        } catch (IllegalArgumentException e) {
            throw wrong("Invalid value for option '" + option + "': " + e.getMessage());
        }
    }

    private Optional<Service> service(boolean ipv6) {
        return switch (protocol()) {
            case TCP -> Optional.of(Service.tcp(port(), clientPorts()));
            case UDP -> Optional.of(Service.udp(port(), clientPorts()));
            case PING -> Optional.of(Service.ping(ipv6));
            case ROUTES -> Optional.empty();
        };
    }

    private Protocol protocol() {
        try {
            return Protocol.valueOf(protocol.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("Invalid value for option '--protocol': expected tcp, udp, ping or routes, got " + protocol);
        }
    }

    private int port() {
        if (port == null || port < 0 || port > 65535) {
            throw wrong("Invalid value for option '--port': " + protocol + " needs 0 to 65535"
                    + (port == null ? ", such as --port 22" : ", got " + port));
        }
        return port;
    }

    private PortRange clientPorts() {
        String[] ends = clientPorts.split("-", 2);
        try {
            return new PortRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        } catch (IllegalArgumentException e) {
            throw wrong("Invalid value for option '--client-ports': expected N-M, N not above M and"
                    + " both within 0 to 65535, got " + clientPorts);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
