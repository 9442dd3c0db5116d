package org.transithandshake.lab.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code handshake approve}: a person of the hub admits a request, and says why. */
@Command(name = "approve", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Accepts a request that waits for people, as a person of the account that owns the gateway, and"
                + " keeps who and why as tags on the attachment. Its real ranges are inspected all the same.", "",
                "It is aws ec2 accept-transit-gateway-vpc-attachment and create-tags; the hub goes on when CloudTrail"
                + " tells it of the call, or with its next sweep."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the request is accepted, and the reason is kept",
            "1:it is not, or the reason could not be kept"},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake approve tgw-attach-0123456789abcdef0 --reason \"CHG-4711\" --profile hub",
                "  AWS_ACCESS_KEY_ID=222222222222 AWS_SECRET_ACCESS_KEY=x \\",
                "    handshake approve tgw-attach-0123456789abcdef0 --reason test --region ap-northeast-1 \\",
                "      --endpoint http://127.0.0.1:4566    # the lab of handshake serve --deploy"})
final class ApproveCommand implements Callable<Integer> {
    @Mixin
    private Verdict verdict;

    @Override
    public Integer call() {
        return verdict.give("accepted", (ec2, request) ->
                ec2.acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(request)));
    }
}
