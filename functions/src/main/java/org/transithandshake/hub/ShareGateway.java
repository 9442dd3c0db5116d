package org.transithandshake.hub;

import java.util.List;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.Shares;
import org.transithandshake.aws.Shares.Principals;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ②: shares the gateway with the accounts that the policy allows and the organizations that it names, unless it
 * would let them in unasked.
 */
public final class ShareGateway extends Step<ShareGateway.Input, ShareGateway.Output> {
    private final Gateways gateways;
    private final Shares shares;
    private final Attachments attachments;
    private final String hub;
    private final List<String> accounts;
    private final List<String> others;

    public ShareGateway() {
        this(Aws.live(), Settings.live());
    }

    public ShareGateway(Aws aws, Settings settings) {
        super(Input.class);
        gateways = new Gateways(aws);
        shares = new Shares(aws);
        attachments = new Attachments(aws);
        hub = settings.account();
        accounts = settings.allowedAccounts();
        others = settings.sharePrincipals();
    }

    @Override
    protected Output run(Input input) {
        String id = BadInput.require(input.gatewayId(), "gatewayId");
        Gateway gateway = gateways.find(id).orElseThrow(() -> new NotYet("the gateway " + id + " is not listed"));
        OpenGateway.refuse(gateway); // looked at before, but minutes ago
        String share = shares.ensureShare(gateway);
        List<String> standing = attachments.all(id).stream().filter(one -> !one.account().equals(hub))
                .map(Attachment::id).toList();
        Principals principals = shares.ensurePrincipals(share, accounts, others);
        return new Output(id, share, principals.shared(), standing, principals.unlisted());
    }

    public record Input(String gatewayId) {
    }

    /**
     * @param accounts the accounts on the share, to be told
     * @param standing other accounts' attachments that stand or wait, to be looked at under the policy of now
     * @param unlisted accounts on the share that are not allowed any more: taken off when that was done
     */
    public record Output(String gatewayId, String shareArn, List<String> accounts, List<String> standing,
            List<String> unlisted) {
    }
}
