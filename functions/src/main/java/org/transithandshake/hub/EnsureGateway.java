package org.transithandshake.hub;

import java.util.List;
import java.util.function.Supplier;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Subject;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Options;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ①: the one gateway with our tag, made when there is none. EC2's creation has no client token, so two offers
 * at once may make two; everybody keeps the oldest, and the younger ones are deleted while they are empty. A gateway
 * that {@code TransitGatewayId} names is adopted instead: never made, never deleted.
 *
 * <p>A gateway that would connect an attachment without a decision stops the offer here, before a route table is made
 * or anything is shared.
 */
public final class EnsureGateway extends Step<EnsureGateway.Input, EnsureGateway.Output> {
    private final Gateways gateways;
    private final HubGateway hub;
    private final Settings settings;
    private final HubPolicy policy;
    private final Supplier<Reports> reports;

    public EnsureGateway() {
        this(Aws.live(), Settings.live());
    }

    public EnsureGateway(Aws aws, Settings settings) {
        super(Input.class);
        gateways = new Gateways(aws);
        hub = new HubGateway(gateways, settings);
        this.settings = settings;
        reports = () -> new Reports(aws, settings);
        // A policy that cannot be read, or asks for more than a gateway can have, stops the offer at its beginning.
        policy = new HubPolicy(aws, settings);
        settings.attachmentOptions();
    }

    @Override
    protected Output run(Input input) {
        policy.read();
        policy.tellTrouble(reports);
        policy.requireReadable();
        settings.tableRoles(policy.segments());
        return new Output(settings.namedGateway().map(this::adopt).orElseGet(this::make).id());
    }

    private Gateway adopt(String id) {
        Gateway gateway = hub.named(id);
        if (!gateway.doors().isEmpty() && settings.takesOverDefaults()) {
            log.info("turning off {} of {}", gateway.doors(), id);
            gateways.closeDoors(id);
            throw new NotYet("the gateway " + id + " is closing its doors: " + gateway.doors());
        }
        OpenGateway.refuse(gateway);
        if (!gateway.isOurs()) {
            gateways.adopt(id);
        }
        OtherOptions.of(gateway, settings).ifPresent(text ->
                reports.get().tell(Subject.OTHER_OPTIONS.of(id), text));
        return gateway;
    }

    private Gateway make() {
        List<Gateway> found = gateways.made();
        if (found.isEmpty()) {
            gateways.create("Transit Handshake: VPCs of other accounts, connected by policy",
                    settings.gatewayOptions());
            found = gateways.made();
        }
        if (found.isEmpty()) {
            throw new NotYet("the new gateway is not listed yet");
        }
        found.stream().skip(1).forEach(this::deleteIfEmpty);
        Gateway kept = found.getFirst();
        if (!kept.state().equals("available")) {
            throw new NotYet("the gateway " + kept.id() + " is " + kept.state());
        }
        OpenGateway.refuse(kept);
        Options missing = settings.gatewayOptions().differingFrom(kept.options());
        if (!missing.isEmpty()) {
            gateways.modify(kept.id(), missing);
            throw new NotYet("the gateway " + kept.id() + " is being given " + missing);
        }
        return kept;
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

    /** Nothing: the gateway is found by its tag, or named by the settings. */
    public record Input() {
    }

    public record Output(String gatewayId) {
    }
}
