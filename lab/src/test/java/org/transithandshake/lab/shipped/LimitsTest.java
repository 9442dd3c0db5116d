package org.transithandshake.lab.shipped;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/** {@code docs/limits.md}: so many accounts fit into what AWS lets a function and a bus have. */
@AtItsOwnEnd
class LimitsTest {
    private static final int ACCOUNTS = 200;
    private static final int MOST_OF_VARIABLES = 4_096;
    private static final int MOST_OF_POLICY = 10_240;

    @Test
    void twoHundredListedAccountsFitIntoVariablesAndPolicy() throws IOException {
        Lab lab = new Lab(LabSetup.quiet());
        new Landscape(lab, Shipped.TEMPLATE, 1).deployHub(Landscape.spokes(ACCOUNTS), Map.of());
        Caller person = Caller.person(Landscape.HUB, Lab.REGION);
        List<FunctionConfiguration> functions = ((ListFunctionsResponse) lab.api().call(person, "lambda",
                "ListFunctions", ListFunctionsRequest.builder().build())).functions();
        assertThat(functions).isNotEmpty().allSatisfy(function ->
                assertThat(size(function.environment().variables())).isLessThan(MOST_OF_VARIABLES));
        DescribeEventBusResponse bus = (DescribeEventBusResponse) lab.api().call(person, "events", "DescribeEventBus",
                DescribeEventBusRequest.builder().name("transit-handshake").build());
        assertThat(bus.policy().length()).isLessThan(MOST_OF_POLICY);
        assertThat(Files.readString(Path.of("..", "docs", "limits.md"))).contains("about " + ACCOUNTS + " accounts");
    }

    private static int size(Map<String, String> variables) {
        return variables.entrySet().stream()
                .mapToInt(entry -> (entry.getKey() + entry.getValue()).getBytes(UTF_8).length).sum();
    }
}
