package org.transithandshake.lab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.transithandshake.lab.Lab;
import org.transithandshake.checkup.Checkup;
import org.transithandshake.checkup.Facts;
import org.transithandshake.checkup.Line;
import org.transithandshake.lab.doctor.Connection;
import org.transithandshake.lab.doctor.FactReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** {@code handshake doctor}: what is missing in an account, and the command that mends it. */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Looks at one account and says for each thing that the handshake needs: OK, PROBLEM, or UNKNOWN"
                + " where it could not be read; with the command that mends or shows it.", "",
                "It only describes, gets and lists. Without --profile the credentials are those of the environment, as"
                + " the AWS CLI takes them."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no problem was found", "1:the account could not be looked at", "2:there is a problem"},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake doctor --profile hub --peer-profile spoke",
                "  handshake doctor --profile spoke --region eu-central-1 --json",
                "  AWS_ACCESS_KEY_ID=111111111111 AWS_SECRET_ACCESS_KEY=x \\",
                "    handshake doctor --endpoint http://127.0.0.1:4566    # the lab of handshake serve --deploy"})
final class DoctorCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String LAB_REGION = Lab.REGION;

    @Option(names = "--profile", paramLabel = "P", description = "profile of the AWS CLI for the account to look at")
    private String profile;

    @Option(names = "--peer-profile", paramLabel = "P", description = "profile for the other account, whose stack's"
            + " version is compared")
    private String peer;

    @Option(names = "--region", paramLabel = "R", description = "where the stack is (default: as the AWS CLI has it)")
    private String region;

    @Option(names = "--role", paramLabel = "ROLE", description = "hub or spoke (default: as the stack says)")
    private String role;

    @Option(names = "--endpoint", paramLabel = "URL", converter = EndpointUrl.class,
            description = "where AWS is, such as that of handshake serve")
    private URI endpoint;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** What the command answers as JSON; members are only ever added. */
    private record Result(String account, String region, String role, boolean problem, List<Line> checks) {
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (role != null && !List.of("hub", "spoke").contains(role)) {
            throw new ParameterException(spec.commandLine(),
                    "Invalid value for option '--role': expected hub or spoke, got " + role);
        }
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            Facts facts = FactReader.read(connection(profile, http), Optional.ofNullable(role),
                    Optional.ofNullable(peer).map(name -> connection(name, http)));
            List<Line> lines = Checkup.of(facts);
            print(facts, lines);
            return Checkup.hasProblem(lines) ? Handshake.NO : Handshake.OK;
        } catch (SdkException e) {
            throw new ParameterException(spec.commandLine(), "the account could not be looked at: "
                    + AwsTrouble.of(e));
        }
    }

    private Connection connection(String name, SdkHttpClient http) {
        AwsCredentialsProvider credentials = name == null ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.create(name);
        return new Connection(credentials, region(name), http, Optional.ofNullable(endpoint));
    }

    private Region region(String name) {
        if (region != null) {
            return Region.of(region);
        }
        if (endpoint != null) {
            return Region.of(LAB_REGION);
        }
        return DefaultAwsRegionProviderChain.builder().profileName(name).build().getRegion();
    }

    private void print(Facts facts, List<Line> lines) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(new Result(facts.account(), facts.region(), facts.role(),
                    Checkup.hasProblem(lines), lines)));
            return;
        }
        out.println("Account " + facts.account() + ", " + facts.role() + ", " + facts.region());
        out.println();
        for (Line line : lines) {
            out.printf("  %-8s %s: %s%n", line.verdict(), line.what(), SafeText.of(line.why()));
            if (!line.cure().isEmpty()) {
                out.println("           " + line.cure());
            }
        }
    }
}
