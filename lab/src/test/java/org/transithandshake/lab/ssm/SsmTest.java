package org.transithandshake.lab.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** Parameter Store, as a person calls it. */
class SsmTest {
    private static final String NAME = "/team/policy";
    private final Lab lab = new Lab(LabSetup.quiet());

    @Test
    void theNewestVersionIsReadAndAnotherAccountSeesNothing() {
        put("one", null);
        put("two", null);

        GetParameterResponse read = call("222222222222", "GetParameter",
                GetParameterRequest.builder().name(NAME).build());
        assertThat(read.parameter().value()).isEqualTo("two");
        assertThat(read.parameter().version()).isEqualTo(2);
        assertThat(read.parameter().arn()).isEqualTo("arn:aws:ssm:" + Lab.REGION + ":222222222222:parameter" + NAME);
        assertThatThrownBy(() -> call("111111111111", "GetParameter",
                GetParameterRequest.builder().name(NAME).build()))
                .hasToString("ParameterNotFound: ");
    }

    @Test
    void aHundredVersionsAreKeptAndToldInPagesOldestFirst() {
        for (int i = 1; i <= 103; i++) {
            put("text " + i, null);
        }
        GetParameterHistoryResponse first = history(null);
        GetParameterHistoryResponse second = history(first.nextToken());

        assertThat(first.parameters()).hasSize(50).first().extracting(ParameterHistory::version).isEqualTo(4L);
        assertThat(second.parameters()).hasSize(50).last().extracting(ParameterHistory::version).isEqualTo(103L);
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void aTextThatIsTooLongForItsTierIsRefused() {
        assertThatThrownBy(() -> put("x".repeat(4097), null))
                .hasMessageContaining("Standard").hasMessageContaining("4096");
        put("x".repeat(8192), "Advanced");
        assertThatThrownBy(() -> put("x".repeat(8193), null)).hasMessageContaining("Advanced");
    }

    @Test
    void whatIsThereIsOverwrittenOnlyIfThatIsSaid() {
        put("one", null);
        assertThatThrownBy(() -> call("222222222222", "PutParameter", PutParameterRequest.builder().name(NAME)
                .type("String").value("two").build())).hasMessageContaining("already exists");
    }

    @Test
    void whatIsDeletedIsGone() {
        put("one", null);
        call("222222222222", "DeleteParameter", DeleteParameterRequest.builder().name(NAME).build());

        GetParametersResponse read = call("222222222222", "GetParameters",
                GetParametersRequest.builder().names(NAME).build());
        assertThat(read.parameters()).isEmpty();
        assertThat(read.invalidParameters()).containsExactly(NAME);
    }

    private void put(String text, String tier) {
        call("222222222222", "PutParameter", PutParameterRequest.builder().name(NAME).type("String").tier(tier)
                .value(text).overwrite(true).build());
    }

    private GetParameterHistoryResponse history(String token) {
        return call("222222222222", "GetParameterHistory",
                GetParameterHistoryRequest.builder().name(NAME).nextToken(token).build());
    }

    @SuppressWarnings("unchecked")
    private <R> R call(String account, String operation, SdkPojo request) {
        return (R) lab.api().call(Caller.person(account, Lab.REGION), "ssm", operation, request);
    }
}
