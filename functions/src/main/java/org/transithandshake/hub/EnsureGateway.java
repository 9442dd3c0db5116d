package org.transithandshake.hub;

import java.util.List;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Gateways;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ①: the one gateway with our tag, made when there is none. EC2's creation has no client token, so two offers
 * at once may make two; everybody keeps the oldest, and the younger ones are deleted while they are empty.
 */
public final class EnsureGateway extends Step<EnsureGateway.Input, EnsureGateway.Output> {
    private final Gateways gateways;

    public EnsureGateway() {
        this(Aws.live(), Settings.live());
    }

    public EnsureGateway(Aws aws, Settings settings) {
        super(Input.class);
        gateways = new Gateways(aws);
        // A policy that cannot be read, or asks for more than a gateway can have, stops the offer at its beginning.
        settings.policy();
        settings.tableRoles();
    }

    @Override
    protected Output run(Input input) {
        List<Gateway> found = gateways.ours();
        if (found.isEmpty()) {
            gateways.create("Transit Handshake: VPCs of other accounts, connected by policy");
            found = gateways.ours();
        }
        if (found.isEmpty()) {
            throw new NotYet("the new gateway is not listed yet");
        }
        found.stream().skip(1).forEach(this::deleteIfEmpty);
        Gateway kept = found.getFirst();
        if (!kept.state().equals("available")) {
            throw new NotYet("the gateway " + kept.id() + " is " + kept.state());
        }
        return new Output(kept.id());
    }

    private void deleteIfEmpty(Gateway younger) {
        if (!younger.state().equals("available")) {
            throw new NotYet("the second gateway " + younger.id() + " is " + younger.state()
                    + " and can be deleted when it is available");
        }
        if (gateways.isEmpty(younger.id())) {
            log.info("deleting the empty second gateway {}", younger.id());
            gateways.delete(younger.id());
        }
    }

    /** Nothing: the gateway is found by its tag. */
    public record Input() {
    }

    public record Output(String gatewayId) {
    }
}
