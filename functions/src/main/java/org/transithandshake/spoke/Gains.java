package org.transithandshake.spoke;

import java.util.List;
import java.util.Optional;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Shares;
import org.transithandshake.aws.Shares.Offered;
import org.transithandshake.aws.SpokePolicy;
import org.transithandshake.aws.Subject;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.step.Settings;

/** A share that was accepted may hold more by now; one of the organization's was never offered. Told once. */
final class Gains {
    private final Shares shares;
    private final Reports reports;
    private final SpokePolicy policy;
    private final Settings settings;

    Gains(Shares shares, Reports reports, SpokePolicy policy, Settings settings) {
        this.shares = shares;
        this.reports = reports;
        this.policy = policy;
        this.settings = settings;
    }

    /**
     * By the file, whatever it does not accept today; without one, whatever the hub shows besides its gateway.
     *
     * @param gateways those of the hub that this account sees
     */
    void tell(List<String> gateways) {
        if (policy.isFile()) {
            shares.shownToUs().forEach(this::tell);
        } else if (!gateways.isEmpty()) {
            tellOfOthersThan(gateways.getFirst());
        }
    }

    private void tell(Shares.Share share) {
        Decision decision = policy.accept(Offers.facts(share));
        if (decision.effect() != Effect.ACCEPT) {
            reports.tell(Subject.SHARE_NOT_ACCEPTED.of(share.owner()),
                    Offers.gained(share, decision, settings.account()));
        }
    }

    private void tellOfOthersThan(String gateway) {
        List<Offered> gained = shares.sharedBy(settings.hubAccount()).stream()
                .filter(resource -> !resource.gatewayOf(settings.hubAccount()).equals(Optional.of(gateway))
                        && !resource.isPrefixListOf(settings.hubAccount()))
                .toList();
        if (!gained.isEmpty()) {
            reports.tell(Subject.HUB_SHARES_MORE.of(), "The account "
                    + settings.hubAccount() + " shares " + gained + " with this account, too. Nothing is done with it."
                    + " To leave such a share:"
                    + " aws ram disassociate-resource-share --resource-share-arn ARN --principals "
                    + settings.account() + "\n");
        }
    }
}
