package org.transithandshake.lab.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.fakes.World.START;
import static org.transithandshake.lab.fakes.World.json;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Functions.FunctionFailed;
import org.transithandshake.lab.api.HandlerFactory;
import org.transithandshake.lab.fakes.World;
import org.transithandshake.lab.sns.Topics;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

class LambdaServiceTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:222222222222:function:admit";
    private final World world = new World();
    private final Topics topics = new Topics(world.time, world.journal, world.authorizer);
    private final List<Caller> sessions = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private final List<String> accessKeys = new ArrayList<>();
    private AwsCredentialsProvider keys;
    private Body body = (input, context) -> input;
    private final LambdaService lambda = new LambdaService(world.time, world.delays, world.journal, world.authorizer,
            factory(), this::issue, topics);

    /** What the function under test does. */
    private interface Body {
        String run(String input, Context context) throws IOException;
    }

    private HandlerFactory factory() {
        return (handler, environment, credentials) -> {
            made.add(handler + " " + environment);
            keys = credentials;
            return new RequestStreamHandler() {
                @Override
                public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
                    accessKeys.add(credentials.resolveCredentials().accessKeyId());
                    String input = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    out.write(body.run(input, context).getBytes(StandardCharsets.UTF_8));
                }
            };
        };
    }

    private AwsCredentialsProvider issue(Caller caller) {
        sessions.add(caller);
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("key" + sessions.size(), "secret"));
    }

    private void deploy(String more) {
        World.put(lambda.resourceTypes(), "AWS::Lambda::Function", World.HUB, "Admit",
                "{'FunctionName':'admit','Handler':'org.example.Admit::handleRequest','Runtime':'java25','Timeout':30,"
                        + "'Role':'arn:aws:iam::222222222222:role/admit','Environment':{'Variables':{'MODE':'observe'}}"
                        + more + "}");
    }

    /** Invokes in a task, runs it to its end and returns its answer or its failure. */
    private Object invoke(String payload) {
        List<Object> result = new ArrayList<>();
        world.time.spawn("test", Duration.ZERO, () -> {
            try {
                result.add(lambda.invoke(ARN, json(payload), "an-execution"));
            } catch (FunctionFailed | AwsError e) {
                result.add(e);
            }
        });
        world.time.runUntilIdle();
        return result.getFirst();
    }

    @Test
    void theFirstInvocationIsColdAndTheNextReusesItsEnvironment() {
        deploy("");
        assertThat(invoke("{'a':1}")).isEqualTo(json("{'a':1}"));
        assertThat(invoke("{'a':2}")).isEqualTo(json("{'a':2}"));

        assertThat(made).containsExactly("org.example.Admit::handleRequest {MODE=observe}");
        assertThat(world.entries(Entry.Invocation.class)).containsExactly(
                new Entry.Invocation(START.plusMillis(3000), START, World.HUB, "admit", "an-execution", true, "",
                        "{\"a\":1}"),
                new Entry.Invocation(START.plusMillis(3100), START.plusMillis(3000), World.HUB, "admit",
                        "an-execution", false, "", "{\"a\":2}"));
    }

    @Test
    void everyInvocationHasASessionOfItsOwn() {
        deploy("");
        invoke("{}");
        invoke("{}");
        assertThat(accessKeys).containsExactly("key1", "key2");
        assertThat(sessions.getFirst()).isEqualTo(new Caller(World.HUB, World.REGION,
                "arn:aws:iam::222222222222:role/admit", "admit", "an-execution"));
    }

    @Test
    void invocationsAtTheSameTimeNeedAnEnvironmentEach() {
        deploy("");
        lambda.invokeLater(ARN, json("{}"), "a");
        lambda.invokeLater(ARN, json("{}"), "b");
        world.time.runUntilIdle();
        assertThat(made).hasSize(2);
        assertThat(world.entries(Entry.Invocation.class)).allMatch(Entry.Invocation::cold);
    }

    @Test
    void newSettingsNeedNewEnvironments() {
        deploy("");
        invoke("{}");
        deploy(",'MemorySize':512");
        invoke("{}");
        assertThat(made).hasSize(2);
    }

    @Test
    void anEnvironmentWhoseSettingsChangeWhileItServesIsNotUsedAgain() {
        deploy("");
        body = (input, context) -> {
            world.time.pause(Duration.ofSeconds(5));
            return "null";
        };
        world.time.after(Duration.ofSeconds(4), () -> deploy(",'MemorySize':512"));
        invoke("{}");
        invoke("{}");
        assertThat(made).hasSize(2);
    }

    @Test
    void anExceptionBecomesLambdasErrorJson() {
        deploy("");
        body = (input, context) -> {
            throw new IllegalStateException("no gateway");
        };
        FunctionFailed failure = (FunctionFailed) invoke("{}");
        assertThat(failure.error()).isEqualTo("java.lang.IllegalStateException");
        JsonNode cause = json(failure.getMessage());
        assertThat(cause.get("errorMessage").asText()).isEqualTo("no gateway");
        assertThat(cause.get("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(cause.get("stackTrace").get(0).asText()).contains("LambdaServiceTest");
        assertThat(world.entries(Entry.Invocation.class)).extracting(Entry.Invocation::error)
                .containsExactly("java.lang.IllegalStateException");
    }

    @Test
    void aTimeoutEndsTheInvocationAtItsInstantAndTakesTheCredentialsAway() {
        deploy("");
        List<Integer> remaining = new ArrayList<>();
        body = (input, context) -> {
            remaining.add(context.getRemainingTimeInMillis());
            world.time.pause(Duration.ofSeconds(31));
            remaining.add(context.getRemainingTimeInMillis());
            keys.resolveCredentials();
            throw new AssertionError("a killed environment must not call AWS");
        };
        FunctionFailed failure = (FunctionFailed) invoke("{}");
        assertThat(failure.error()).isEqualTo("Sandbox.Timedout");
        assertThat(failure).hasMessageContaining("Task timed out after 30.00 seconds");
        assertThat(world.entries(Entry.Invocation.class)).extracting(Entry.Invocation::at)
                .containsExactly(START.plusSeconds(33));
        assertThat(remaining).containsExactly(30_000, 0);
        assertThatThrownBy(keys::resolveCredentials).isInstanceOf(IllegalStateException.class);

        body = (input, context) -> "1";
        invoke("{}");
        assertThat(made).hasSize(2);
    }

    @Test
    void aFailingConstructorLeavesNoEnvironment() {
        LambdaService broken = new LambdaService(world.time, world.delays, world.journal, world.authorizer,
                (handler, environment, credentials) -> {
                    made.add(handler);
                    throw new IllegalArgumentException("no MODE");
                }, this::issue, topics);
        World.put(broken.resourceTypes(), "AWS::Lambda::Function", World.HUB, "Admit",
                "{'FunctionName':'admit','Handler':'H','Runtime':'java25','Role':'arn:aws:iam::222222222222:role/r'}");
        broken.invokeLater(ARN, json("{}"), "o");
        world.time.runUntilIdle();
        assertThat(made).hasSize(3);
        assertThat(broken.dropped()).extracting(Dropped::error).containsExactly("java.lang.IllegalArgumentException");
    }

    @Test
    void anAsynchronousEventIsTriedAgainAfterOneMinuteAndAfterTwo() {
        deploy("");
        body = (input, context) -> {
            throw new IllegalStateException("never");
        };
        lambda.invokeLater(ARN, json("{'x':1}"), "o");
        world.time.runUntilIdle();

        assertThat(world.entries(Entry.Invocation.class)).extracting(Entry.Invocation::began).containsExactly(
                START, START.plusSeconds(63), START.plusMillis(183_100));
        assertThat(lambda.dropped()).hasSize(1).first()
                .returns("RetriesExhausted", Dropped::condition)
                .returns("java.lang.IllegalStateException", Dropped::error)
                .returns(json("{'x':1}"), Dropped::event);
    }

    @Test
    void aRetryThatSucceedsDropsNothing() {
        deploy("");
        List<String> seen = new ArrayList<>();
        body = (input, context) -> {
            seen.add(context.getAwsRequestId());
            if (seen.size() == 1) {
                throw new IllegalStateException("once");
            }
            return "null";
        };
        lambda.invokeLater(ARN, json("{}"), "o");
        world.time.runUntilIdle();
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).isEqualTo(seen.get(1));
        assertThat(lambda.dropped()).isEmpty();
    }

    @Test
    void aDroppedEventIsToldToItsTopic() {
        deploy("");
        String topic = World.put(topics.resourceTypes(), "AWS::SNS::Topic", World.HUB, "Failures", "{}").ref();
        World.put(lambda.resourceTypes(), "AWS::Lambda::EventInvokeConfig", World.HUB, "Queue",
                "{'FunctionName':'admit','Qualifier':'$LATEST','MaximumRetryAttempts':0,"
                        + "'DestinationConfig':{'OnFailure':{'Destination':'" + topic + "'}}}");
        body = (input, context) -> {
            throw new IllegalStateException("never");
        };
        lambda.invokeLater(ARN, json("{'x':1}"), "o");
        world.time.runUntilIdle();

        Entry.Message message = world.entries(Entry.Message.class).getFirst();
        JsonNode record = json(message.text());
        assertThat(message.topic()).isEqualTo(topic);
        assertThat(record.at("/requestContext/condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(record.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(1);
        assertThat(record.at("/requestPayload/x").asInt()).isEqualTo(1);
        assertThat(record.at("/responsePayload/errorMessage").asText()).isEqualTo("never");
    }

    @Test
    void aDestinationThatRefusesIsRecordedWithTheDroppedEvent() {
        deploy("");
        World.put(lambda.resourceTypes(), "AWS::Lambda::EventInvokeConfig", World.HUB, "Queue",
                "{'FunctionName':'admit','Qualifier':'$LATEST','MaximumRetryAttempts':0,'DestinationConfig':"
                        + "{'OnFailure':{'Destination':'arn:aws:sns:eu-west-1:222222222222:gone'}}}");
        body = (input, context) -> {
            throw new IllegalStateException("never");
        };
        lambda.invokeLater(ARN, json("{}"), "o");
        world.time.runUntilIdle();
        assertThat(lambda.dropped().getFirst().destinationError()).startsWith("NotFound");
    }

    @Test
    void destinationsThatTheLabDoesNotHaveAreRefused() {
        deploy("");
        assertThatThrownBy(() -> World.put(lambda.resourceTypes(), "AWS::Lambda::EventInvokeConfig", World.HUB, "Q",
                "{'FunctionName':'admit','Qualifier':'$LATEST','DestinationConfig':"
                        + "{'OnFailure':{'Destination':'arn:aws:s3:::bucket'}}}"))
                .hasMessageContaining("arn:aws:s3");
    }

    @Test
    void reservedConcurrencyMakesAsynchronousEventsWait() {
        deploy(",'ReservedConcurrentExecutions':1");
        lambda.invokeLater(ARN, json("{}"), "a");
        lambda.invokeLater(ARN, json("{}"), "b");
        world.time.runUntilIdle();
        // Throttled at 0, 1 and 3 s, the second event is tried again at 7 s and finds the environment idle.
        assertThat(made).hasSize(1);
        assertThat(world.entries(Entry.Invocation.class)).extracting(Entry.Invocation::began)
                .containsExactly(START, START.plusSeconds(7));
        assertThat(world.entries(Entry.Invocation.class)).extracting(Entry.Invocation::origin)
                .containsExactly("a", "b");
        assertThat(lambda.dropped()).isEmpty();
    }

    @Test
    void aRoleThatDoesNotTrustLambdaIsRefusedAtCreation() {
        world.authorizer.untrusted.add("arn:aws:iam::222222222222:role/admit");
        assertThatThrownBy(() -> deploy("")).hasMessageContaining("sts:AssumeRole");
        assertThatThrownBy(() -> lambda.policy(ARN)).hasMessageContaining("Function not found");
    }

    @Test
    void aPermissionIsAStatementOfTheFunctionsPolicy() {
        deploy("");
        World.put(lambda.resourceTypes(), "AWS::Lambda::Permission", World.HUB, "Allow",
                "{'FunctionName':'" + ARN + "','Action':'lambda:InvokeFunction','Principal':'events.amazonaws.com',"
                        + "'SourceArn':'arn:rule','SourceAccount':'222222222222'}");
        assertThat(lambda.policy(ARN)).isEqualTo(json("{'Version':'2012-10-17','Statement':[{'Sid':'app-Allow',"
                + "'Effect':'Allow','Principal':{'Service':'events.amazonaws.com'},'Action':'lambda:InvokeFunction',"
                + "'Resource':'" + ARN + "','Condition':{'ArnLike':{'aws:SourceArn':'arn:rule'},"
                + "'StringEquals':{'aws:SourceAccount':'222222222222'}}}]}"));
    }

    @Test
    void theApiInvokesAndReportsAFunctionsErrorInItsAnswer() {
        deploy("");
        InvokeResponse good = viaApi("admit", InvocationType.REQUEST_RESPONSE);
        assertThat(good.payload().asUtf8String()).isEqualTo("{\"q\":1}");
        assertThat(good.functionError()).isNull();

        body = (input, context) -> {
            throw new IllegalStateException("never");
        };
        InvokeResponse bad = viaApi(ARN, InvocationType.REQUEST_RESPONSE);
        assertThat(bad.statusCode()).isEqualTo(200);
        assertThat(bad.functionError()).isEqualTo("Unhandled");
        assertThat(bad.payload().asUtf8String()).contains("never");
    }

    @Test
    void anInvocationOfTypeEventReturnsAtOnce() {
        deploy("");
        assertThat(viaApi("admit", InvocationType.EVENT).statusCode()).isEqualTo(202);
        assertThat(world.entries(Entry.Invocation.class)).extracting(Entry.Invocation::origin)
                .containsExactly("an-execution");
    }

    private InvokeResponse viaApi(String function, InvocationType type) {
        List<InvokeResponse> responses = new ArrayList<>();
        InvokeRequest request = InvokeRequest.builder().functionName(function).invocationType(type)
                .payload(SdkBytes.fromUtf8String("{\"q\":1}")).build();
        world.time.spawn("api", Duration.ZERO, () -> responses.add(
                world.call(lambda.operations(), World.role(World.HUB), request, InvokeResponse.class)));
        world.time.runUntilIdle();
        return responses.getFirst();
    }

    @Test
    void theApiListsTheCallersFunctionsOnly() {
        deploy("");
        assertThat(list(World.HUB).functions()).extracting("functionArn").containsExactly(ARN);
        assertThat(list(World.SPOKE).functions()).isEmpty();
    }

    private ListFunctionsResponse list(String account) {
        return world.call(lambda.operations(), World.role(account), ListFunctionsRequest.builder().build(),
                ListFunctionsResponse.class);
    }

    @Test
    void logLinesAreKept() {
        deploy("");
        body = (input, context) -> {
            context.getLogger().log("hello from " + context.getFunctionName());
            return "null";
        };
        invoke("{}");
        assertThat(lambda.logs(ARN)).containsExactly("hello from admit");
    }
}
