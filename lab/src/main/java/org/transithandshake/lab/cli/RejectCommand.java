package org.transithandshake.lab.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code handshake reject}: a person of the hub refuses a request, and says why. */
@Command(name = "reject", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Rejects a request that waits for people, as a person of the account that owns the gateway, and"
                + " keeps who and why as tags on the attachment.", "",
                "It is aws ec2 reject-transit-gateway-vpc-attachment and create-tags. Whoever asked can ask again."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the request is rejected, and the reason is kept",
            "1:it is not, or the reason could not be kept"},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake reject tgw-attach-0123456789abcdef0 --reason \"CHG-4711\" --profile hub",
                "  AWS_ACCESS_KEY_ID=222222222222 AWS_SECRET_ACCESS_KEY=x \\",
                "    handshake reject tgw-attach-0123456789abcdef0 --reason test --region ap-northeast-1 \\",
                "      --endpoint http://127.0.0.1:4566    # the lab of handshake serve --deploy"})
final class RejectCommand implements Callable<Integer> {
    @Mixin
    private Verdict verdict;

    @Override
    public Integer call() {
        return verdict.give("rejected", (ec2, request) ->
                ec2.rejectTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(request)));
    }
}
