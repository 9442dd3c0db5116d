package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.ec2.Persons.HUB;
import static org.transithandshake.lab.ec2.Persons.SPOKE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AutoAcceptSharedAttachmentsValue;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayOptions;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.TransitGateway;

/** What becomes of attachments besides being accepted. */
class AttachmentsTest {
    private final Persons two = new Persons();

    private String state(String id) {
        DescribeTransitGatewayVpcAttachmentsResponse seen = two.call(HUB, DescribeTransitGatewayVpcAttachmentsRequest
                .builder().transitGatewayAttachmentIds(id).build());
        return seen.transitGatewayVpcAttachments().getFirst().stateAsString();
    }

    private ModifyTransitGatewayVpcAttachmentRequest.Builder change(String id) {
        return ModifyTransitGatewayVpcAttachmentRequest.builder().transitGatewayAttachmentId(id);
    }

    @Test
    void subnetsOfAnAvailableAttachmentChangeWhileItGoesOn() {
        TransitGateway gateway = two.gateway();
        String vpcId = two.vpc(HUB, "10.0.0.0/16");
        String a = two.subnet(HUB, vpcId, "10.0.1.0/24", "a");
        String c = two.subnet(HUB, vpcId, "10.0.2.0/24", "c");
        CreateTransitGatewayVpcAttachmentResponse made = two.call(HUB, two.attachment(gateway, vpcId, a));
        String id = made.transitGatewayVpcAttachment().transitGatewayAttachmentId();
        assertThat(two.code(HUB, change(id).addSubnetIds(c).build())).isEqualTo("IncorrectState");
        two.settle();
        assertThat(two.code(HUB, change(id).removeSubnetIds(a).build())).isEqualTo("InsufficientSubnetsException");
        ModifyTransitGatewayVpcAttachmentResponse changed = two.call(HUB, change(id).addSubnetIds(c).build());
        assertThat(changed.transitGatewayVpcAttachment().subnetIds()).containsExactly(a, c);
        assertThat(state(id)).isEqualTo("modifying");
        assertThat(two.code(HUB, change(id).removeSubnetIds(c).build())).isEqualTo("IncorrectState");
        two.settle();
        assertThat(state(id)).isEqualTo("available");
    }

    @Test
    void onlyTheOwnerOfTheVpcModifiesButBothDelete() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        String id = two.attached(gateway, SPOKE, "10.1.0.0/16");
        assertThat(two.code(HUB, change(id).build())).isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        two.call(HUB, DeleteTransitGatewayVpcAttachmentRequest.builder().transitGatewayAttachmentId(id).build());
        assertThat(state(id)).isEqualTo("deleting");
        two.settle();
        assertThat(state(id)).isEqualTo("deleted");
        assertThat(two.code(SPOKE, DeleteTransitGatewayVpcAttachmentRequest.builder().transitGatewayAttachmentId(id)
                .build())).isEqualTo("IncorrectState");
    }

    @Test
    void anAutoAcceptingGatewayLetsEveryReceiverIn() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        two.call(HUB, ModifyTransitGatewayRequest.builder().transitGatewayId(gateway.transitGatewayId())
                .options(ModifyTransitGatewayOptions.builder()
                        .autoAcceptSharedAttachments(AutoAcceptSharedAttachmentsValue.ENABLE).build()).build());
        two.settle();
        String id = two.requested(gateway, SPOKE, "10.1.0.0/16");
        assertThat(state(id)).isEqualTo("pending");
        two.wait(Duration.ofSeconds(60));
        assertThat(state(id)).isEqualTo("available");
    }

    @Test
    void aVpcHasAtMostFiveGateways() {
        String vpcId = two.vpc(SPOKE, "10.1.0.0/16");
        String subnetId = two.subnet(SPOKE, vpcId, "10.1.1.0/24", "a");
        for (int i = 0; i < 5; i++) {
            TransitGateway gateway = two.gateway();
            two.share(gateway, SPOKE);
            two.call(SPOKE, two.attachment(gateway, vpcId, subnetId));
        }
        assertThat(two.code(HUB, CreateTransitGatewayRequest.builder().build()))
                .isEqualTo("TransitGatewayLimitExceeded");
        CreateTransitGatewayResponse sixth = two.call(SPOKE, CreateTransitGatewayRequest.builder().build());
        two.settle();
        assertThat(two.code(SPOKE, two.attachment(sixth.transitGateway(), vpcId, subnetId)))
                .isEqualTo("TransitGatewayAttachmentLimitExceeded");
    }
}
