package org.transithandshake.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.step.Step;

class RequesterTest {
    private static final String ATTACHMENT = "tgw-attach-0a1b2c3d4e5f60718";
    private static final String ACCOUNT = "111111111111";

    @ParameterizedTest
    @CsvSource({"request-by-hand, arn:aws:iam::111111111111:user/network",
        "request-by-cloudformation, arn:aws:iam::111111111111:role/deploy",
        "request-owner-copy, ", "attachment-requested, ", "forged-attachment-requested, ", "attachment-modified, "})
    void theShippedEventsTellOfAUserOrOfARoleOrOfNobody(String name, String arn) throws IOException {
        assertThat(who(shipped(name))).isEqualTo(Optional.ofNullable(arn));
    }

    /** A record that differs in one place from a good one tells of nobody. */
    @ParameterizedTest
    @CsvSource({"/source, aws.ec2x", "/source, transit-handshake.spoke", "/detail-type, Attachment Requested",
        "/account, 222222222222", "/detail/eventName, ModifyTransitGatewayVpcAttachment",
        "/detail/userIdentity/accountId, 222222222222",
        "/detail/userIdentity/arn, arn:aws:iam::222222222222:user/network", "/detail/userIdentity/arn, ''",
        "/detail/userIdentity/type, AssumedRole",
        "/detail/responseElements/CreateTransitGatewayVpcAttachmentResponse/transitGatewayVpcAttachment/"
                + "transitGatewayAttachmentId, tgw-attach-0fffffffffffffff0"})
    void whateverDoesNotAgreeLeavesItUnknown(String pointer, String value) throws IOException {
        ObjectNode event = shipped("request-by-hand");
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) event.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), value);

        assertThat(who(event)).isEmpty();
    }

    /** The id at the top of a detail is a doorbell's; a record's is in its response. */
    @Test
    void theAttachmentThatADetailClaimsDoesNotCount() throws IOException {
        ObjectNode event = shipped("request-by-hand");
        ((ObjectNode) event.path("detail")).put("attachmentId", "tgw-attach-0fffffffffffffff0");

        assertThat(Requester.of(read(event), "tgw-attach-0fffffffffffffff0", ACCOUNT)).isEmpty();
    }

    @Test
    void aNameThatNoTagCanKeepIsUnknown() throws IOException {
        ObjectNode event = shipped("request-by-hand");
        String longest = "arn:aws:iam::" + ACCOUNT + ":user/" + "x".repeat(256 - 31);
        ((ObjectNode) event.at("/detail/userIdentity")).put("arn", longest);
        assertThat(who(event)).contains(longest);

        ((ObjectNode) event.at("/detail/userIdentity")).put("arn", longest + "x");
        assertThat(who(event)).isEmpty();
    }

    private static Optional<String> who(ObjectNode event) throws IOException {
        return Requester.of(read(event), ATTACHMENT, ACCOUNT);
    }

    private static Envelope read(ObjectNode event) throws IOException {
        return Step.JSON.treeToValue(event, Envelope.class);
    }

    private static ObjectNode shipped(String name) throws IOException {
        Path file = Path.of("..", "events", name + ".json");
        assumeTrue(file.toFile().exists(), "built alone, without events/");
        return (ObjectNode) Step.JSON.readTree(file.toFile());
    }
}
