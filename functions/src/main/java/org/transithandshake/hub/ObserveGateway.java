package org.transithandshake.hub;

import java.util.List;
import java.util.Optional;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Subject;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/** {@code Mode=observe}: reads the gateway and tells people, once for each set of facts, what the hub would do. */
public final class ObserveGateway extends Step<ObserveGateway.Input, ObserveGateway.Output> {
    private final HubGateway hub;
    private final Findings findings;
    private final Reports reports;
    private final Settings settings;
    private final HubPolicy policy;

    public ObserveGateway() {
        this(Aws.live(), Settings.live());
    }

    public ObserveGateway(Aws aws, Settings settings) {
        super(Input.class);
        policy = new HubPolicy(aws, settings);
        hub = new HubGateway(new Gateways(aws), settings);
        findings = new Findings(aws, settings, policy);
        reports = new Reports(aws, settings);
        this.settings = settings;
    }

    @Override
    protected Output run(Input input) {
        policy.read();
        policy.tellTrouble(() -> reports);
        policy.requireReadable();
        String text = """
                Mode is observe, so nothing was changed. With Mode=enforce the hub would:
                %s
                If that is what you want, deploy the stack again with Mode=enforce.
                """.formatted(String.join("\n", look()));
        return new Output(reports.tell(Subject.OBSERVED.of(), text) ? "Told" : "Known", text);
    }

    private List<String> look() {
        try {
            Optional<Gateway> gateway = settings.namedGateway().map(hub::named).or(hub::find);
            return gateway.map(findings::of).orElseGet(findings::ofNone);
        } catch (WrongGateway e) {
            return List.of("- stop, because " + e.getMessage());
        }
    }

    /** Nothing: the gateway is named by the settings. */
    public record Input() {
    }

    /** @param status {@code Told} or, if the same was told before, {@code Known} */
    public record Output(String status, String text) {
    }
}
