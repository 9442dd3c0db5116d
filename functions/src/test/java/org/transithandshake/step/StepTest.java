package org.transithandshake.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class StepTest {
    private static final String ATTACHMENT = "tgw-attach-0a1b2c3d4e5f60718";

    /** Answers what its log lines are correlated by. */
    private static final class Correlated extends Step<Correlated.Input, Correlated.Output> {
        Correlated() {
            super(Input.class);
        }

        @Override
        protected Output run(Input input) {
            return new Output(MDC.get("correlation_id"), input.count());
        }

        record Input(int count) {
        }

        record Output(String correlation, int count) {
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'attachmentId':'ID','count':7}", "{'detail':{'attachmentId':'ID'},'count':7}",
        "{'detail':{'responseElements':{'CreateTransitGatewayVpcAttachmentResponse':{'transitGatewayVpcAttachment':"
            + "{'transitGatewayAttachmentId':'ID'}}}},'count':7}"})
    void logLinesAreCorrelatedByTheAttachmentThatTheInputNames(String input) throws Exception {
        assertThat(answer(input.replace("ID", ATTACHMENT)))
                .isEqualTo("{\"correlation\":\"" + ATTACHMENT + "\",\"count\":7}");
    }

    @Test
    void theNextInvocationIsNotCorrelatedByTheLastOne() throws Exception {
        answer("{'attachmentId':'" + ATTACHMENT + "','count':1}");
        assertThat(answer("{'count':2}")).isEqualTo("{\"count\":2}");
    }

    @Test
    void anInputThatCannotBeReadIsBadInputAndNamesTheFunction() {
        assertThatThrownBy(() -> answer("{'count':'many'}")).isInstanceOf(BadInput.class)
                .hasMessageStartingWith("Correlated cannot read its input").hasMessageContaining("many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void noInputIsBadInput(String input) {
        assertThatThrownBy(() -> answer(input)).isInstanceOf(BadInput.class)
                .hasMessage("Correlated has no input; it takes a JSON object");
    }

    private static String answer(String input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Context context = (Context) Proxy.newProxyInstance(StepTest.class.getClassLoader(),
                new Class<?>[] {Context.class}, (proxy, method, arguments) ->
                        method.getReturnType() == int.class ? 128
                                : method.getReturnType() == String.class ? "a" : null);
        new Correlated().handleRequest(new ByteArrayInputStream(
                input.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), out, context);
        return out.toString(StandardCharsets.UTF_8);
    }
}
