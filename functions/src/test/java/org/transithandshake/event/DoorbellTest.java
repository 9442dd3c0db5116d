package org.transithandshake.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.step.Step;

class DoorbellTest {
    @ParameterizedTest
    @ValueSource(strings = {"attachment-requested", "request-by-hand", "request-owner-copy", "routes-wanted"})
    void theShippedEventsPointToTheirAttachment(String name) throws Exception {
        Path file = Path.of("..", "events", name + ".json");
        assumeTrue(file.toFile().exists(), "built alone, without events/");
        assertThat(Doorbell.attachment(Step.JSON.readValue(file.toFile(), Envelope.class)))
                .contains("tgw-attach-0a1b2c3d4e5f60718");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"attachmentId\":17}", "{\"attachmentId\":\"tgw-attach-0; rm\"}",
            "{\"attachmentId\":[\"tgw-attach-0a1b2c3d4e5f60718\"]}", "{\"responseElements\":null}", "[]", "null"})
    void whatIsNoAttachmentIdIsNotLookedAt(String detail) throws Exception {
        Envelope event = new Envelope("1", "x", "y", "1", "r", List.of(), Step.JSON.readTree(detail));
        assertThat(Doorbell.attachment(event)).isEmpty();
    }

    @Test
    void anEventWithoutDetailIsReadAsEmpty() throws Exception {
        Envelope event = Step.JSON.readValue("{\"source\":\"aws.ram\",\"unknown\":1}", Envelope.class);
        assertThat(Doorbell.gateway(event)).isEmpty();
        assertThat(event.detailType()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"requestParameters\":{\"vpcId\":\"vpc-0a1b2c3d4e5f60718\"}}",
        "{\"requestParameters\":{\"AssociateVpcCidrBlockRequest\":{\"VpcId\":\"vpc-0a1b2c3d4e5f60718\"}}}"})
    void aRangeThatWasAddedPointsToItsVpcInBothFormsOfTheRecord(String detail) throws Exception {
        Envelope event = new Envelope("1", "x", "y", "1", "r", List.of(), Step.JSON.readTree(detail));
        assertThat(Doorbell.vpc(event)).contains("vpc-0a1b2c3d4e5f60718");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0.1.0", "2.0.0-rc.1+build5", "01234567890123456789012345678901"})
    void aVersionIsReadAsItStands(String version) {
        assertThat(Doorbell.stackVersion(Step.JSON.getNodeFactory().textNode(version))).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1.0\\n\\ncure  rm -rf /\"", "\"012345678901234567890123456789012\"", "\"\"", "\"1 0\"",
        "7", "true", "{\"a\": \"1.0\"}", "[\"1.0\"]"})
    void whatIsNoVersionIsNotQuoted(String said) throws Exception {
        assertThat(Doorbell.stackVersion(Step.JSON.readTree(said))).contains("no version that can be read");
    }

    @Test
    void nothingSaidIsNoVersion() throws Exception {
        assertThat(Doorbell.stackVersion(null)).isEmpty();
        assertThat(Doorbell.stackVersion(Step.JSON.readTree("null"))).isEmpty();
        assertThat(Doorbell.stackVersion(Step.JSON.readTree("{}").path("stackVersion"))).isEmpty();
    }
}
