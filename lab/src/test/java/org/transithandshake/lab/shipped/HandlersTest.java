package org.transithandshake.lab.shipped;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/** The constructors that only Lambda calls, in processes that have the deployed functions' environments. */
@AtItsOwnEnd
class HandlersTest {
    /** What the runtime sets (AWS Lambda Developer Guide, "Using Lambda environment variables"). */
    private static final Map<String, String> RUNTIME = Map.of("AWS_REGION", Lab.REGION,
            "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY", "example",
            "AWS_SESSION_TOKEN", "example");

    private static List<FunctionConfiguration> functions;

    @BeforeAll
    static void deploy() {
        Lab lab = new Lab(ThisRun.setup());
        Landscape land = new Landscape(lab, Shipped.TEMPLATE, 1);
        land.deploySpoke(Landscape.SPOKE, "10.2.0.0/16", Map.of());
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        functions = Stream.of(Landscape.HUB, Landscape.SPOKE).flatMap(account -> list(lab, account)).toList();
    }

    /** Functions with the same environment share a process, to save time. */
    @Test
    void everyHandlerStartsInItsDeployedEnvironment() {
        Map<Map<String, String>, List<String>> handlers = functions.stream().collect(groupingBy(
                function -> function.environment().variables(), mapping(FunctionConfiguration::handler, toList())));

        assertThat(functions).hasSizeGreaterThan(10);
        handlers.forEach((environment, names) ->
                assertThat(coldStart(environment, names).lines()).containsExactlyElementsOf(names));
    }

    /** The doctor compares it between accounts. */
    @Test
    void theStackHasTheVersionOfTheProject() throws IOException {
        String pom = Files.readString(Path.of("..", "functions", "pom.xml"));
        assertThat(functions).allSatisfy(function -> assertThat(pom).contains(
                "<version>" + function.environment().variables().get("STACK_VERSION") + "-SNAPSHOT</version>"));
    }

    @ParameterizedTest
    @CsvSource({"AdmitRequest, REPORT_ARN", "EnterAirlock, MACHINE_ARN", "PlaceAttachment, MACHINE_ARN",
        "RequestAttachment, HUB_ACCOUNT_ID"})
    void aMissingVariableIsNamedInOneSentence(String handler, String variable) {
        FunctionConfiguration function = functions.stream()
                .filter(candidate -> candidate.handler().endsWith("." + handler)).findFirst().orElseThrow();
        Map<String, String> environment = new HashMap<>(function.environment().variables());
        environment.remove(variable);

        assertThat(coldStart(environment, List.of(function.handler()))).contains("the environment variable "
                + variable + " is missing; deploy the stack again with the template of this version");
    }

    private static Stream<FunctionConfiguration> list(Lab lab, String account) {
        return ((ListFunctionsResponse) lab.api().call(Caller.person(account, Lab.REGION), "lambda", "ListFunctions",
                ListFunctionsRequest.builder().build())).functions().stream();
    }

    /** What the process printed, on either stream. */
    private static String coldStart(Map<String, String> environment, List<String> handlers) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), ColdStart.class.getName()));
        command.addAll(handlers);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(RUNTIME);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
