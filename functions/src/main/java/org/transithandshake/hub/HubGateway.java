package org.transithandshake.hub;

import java.util.Optional;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Gateways;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;

/** The one gateway that this hub speaks for: the one that {@code TransitGatewayId} names, else the one it made. */
final class HubGateway {
    private final Gateways gateways;
    private final Settings settings;

    HubGateway(Gateways gateways, Settings settings) {
        this.gateways = gateways;
        this.settings = settings;
    }

    /** The gateway, when it can be seen. */
    Optional<Gateway> find() {
        return settings.namedGateway().map(gateways::find).orElseGet(() -> gateways.made().stream().findFirst());
    }

    /**
     * Whether a request to this gateway is ours to decide. In {@code enforce} a named gateway is ours once the offer
     * has adopted it, since only then its route tables are there and its doors are known to be closed.
     */
    boolean is(Gateway gateway) {
        boolean meant = settings.namedGateway().map(gateway.id()::equals).orElse(gateway.isMade());
        return meant && (gateway.isOurs() || settings.observes());
    }

    /**
     * The named gateway, in {@code available}.
     *
     * @throws WrongGateway if this account does not own such a gateway
     * @throws NotYet       if it is being changed
     */
    Gateway named(String id) {
        Gateway gateway = gateways.find(id).orElseThrow(() -> new WrongGateway("TransitGatewayId names " + id
                + ", but the account " + settings.account() + " has no such gateway in this Region; correct the"
                + " parameter, or leave it empty to have a gateway made"));
        if (!gateway.owner().equals(settings.account())) {
            throw new WrongGateway("TransitGatewayId names " + id + ", which belongs to the account "
                    + gateway.owner() + ", not to " + settings.account() + "; deploy the hub in the account that owns"
                    + " the gateway");
        }
        if (gateway.state().startsWith("delet")) {
            throw new WrongGateway("TransitGatewayId names " + id + ", which is " + gateway.state()
                    + "; name another gateway, or leave the parameter empty to have one made");
        }
        if (!gateway.state().equals("available")) {
            throw new NotYet("the gateway " + id + " is " + gateway.state());
        }
        return gateway;
    }
}
