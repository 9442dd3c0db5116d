package org.transithandshake.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.Operations.Operation;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Writes an answer of every operation that the lab offers, and an error of every service, to {@code target/wire}: one
 * JSON object a line with the HTTP response and with the values in it. {@code .ci/botocore_answers.py} reads the same
 * values out of them with botocore; {@link WholeModelTest} does with the SDK for Java.
 */
class OfferedAnswersTest {
    private static final Path FILE = Path.of("target", "wire", "answers.jsonl");
    private static final String REQUEST_ID = "00000000-0000-4000-8000-000000000001";
    private final Protocols protocols = new Protocols();
    private final Filler filler = new Filler(new SplittableRandom(7), 1, Set.of());

    @Test
    void everyOfferedOperationAnswers() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Operations service : new Lab(LabSetup.quiet()).api().services()) {
            for (Operation<?> operation : service.all()) {
                lines.add(answer(service.service(), operation).toString());
            }
            lines.add(failure(service.service()).toString());
        }
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines);
        assertThat(lines).hasSizeGreaterThan(130);
    }

    private ObjectNode answer(String service, Operation<?> operation) throws ClassNotFoundException {
        SdkPojo value = filler.fill(Class.forName(
                operation.requestType().getName().replaceFirst("Request$", "Response")).asSubclass(SdkPojo.class));
        Answer answer = protocols.of(service).orElseThrow().success(operation.name(), value, REQUEST_ID);
        return line(service, operation.name(), answer).set("value", PojoJson.write(value, Naming.MEMBER));
    }

    private ObjectNode failure(String service) {
        AwsError error = new AwsError(409, "Some.Code", "Why <it> & \u6771");
        ObjectNode line = line(service, "", protocols.of(service).orElseThrow().failure(error, REQUEST_ID));
        line.putObject("value").put("code", error.code()).put("message", error.getMessage());
        return line;
    }

    private static ObjectNode line(String service, String operation, Answer answer) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("service", service).put("operation", operation)
                .put("status", answer.status()).put("body", Base64.getEncoder().encodeToString(answer.body()));
        ObjectNode headers = line.putObject("headers");
        answer.headers().forEach(headers::put);
        return line;
    }
}
