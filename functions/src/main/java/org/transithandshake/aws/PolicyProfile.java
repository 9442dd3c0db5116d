package org.transithandshake.aws;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.aws.PolicyStore.Kept;
import org.transithandshake.policy.UnreadablePolicy;
import org.transithandshake.policy.rules.FilePolicy;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.text.Fault;
import org.transithandshake.step.PolicyPlace;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;

/**
 * Reads the policy's file from AWS AppConfig. What is deployed decides; if that has faults all the same, the version of
 * the newest completed deployment that has none.
 */
final class PolicyProfile {
    /** What may be what sessions are given: a deployment is served while it bakes. */
    private static final Set<DeploymentState> SERVED =
            Set.of(DeploymentState.DEPLOYING, DeploymentState.BAKING, DeploymentState.COMPLETE);
    /** One reading of a version is one call; who put fifty bad ones in a row has been told of it often enough. */
    private static final int LOOKS_BACK = 50;

    private final Aws aws;
    private final PolicyPlace place;
    private final PolicySession session;

    PolicyProfile(Aws aws, PolicyPlace place) {
        this.aws = aws;
        this.place = place;
        session = new PolicySession(aws, place);
    }

    /** @param today decides which exemptions have expired */
    Kept read(LocalDate today) {
        Optional<String> latest = session.latest();
        if (latest.isEmpty()) {
            String why = "no version of the policy has been deployed to AppConfig yet; " + place.cure();
            return new Kept(new UnreadablePolicy(why), Optional.of(why), false);
        }
        PolicyFile.Reading reading = PolicyFile.read(latest.get());
        return reading.policy().map(file -> new Kept(new FilePolicy(file, today, new IpamPools(aws)), Optional.empty()))
                .orElseGet(() -> before(reading.faults(), today));
    }

    /**
     * Of the versions that were deployed last, those without faults: also those that were taken back, for they decided
     * while they baked.
     */
    List<PolicyFile> versions() {
        return deployments().stream().map(DeploymentSummary::configurationVersion).distinct().limit(LOOKS_BACK)
                .flatMap(version -> hosted(version).stream()).toList();
    }

    private Kept before(List<Fault> faults, LocalDate today) {
        List<DeploymentSummary> deployments = deployments();
        String trouble = deployments.stream().filter(one -> SERVED.contains(one.state())).findFirst()
                .map(one -> "version " + one.configurationVersion()).orElse("what is deployed") + " of the policy in"
                + " AppConfig has faults: " + faults.stream().filter(Fault::isError).map(Fault::toString)
                        .collect(Collectors.joining(" | "));
        return deployments.stream().filter(one -> one.state() == DeploymentState.COMPLETE)
                .map(DeploymentSummary::configurationVersion).distinct().limit(LOOKS_BACK)
                .flatMap(version -> good(version, trouble, today).stream()).findFirst()
                .orElseGet(() -> none(trouble + "; no version of a completed deployment is without"));
    }

    /** The newest first. */
    private List<DeploymentSummary> deployments() {
        return aws.appConfig().listDeploymentsPaginator(r -> r.applicationId(place.application())
                        .environmentId(place.environment())).items().stream()
                .filter(one -> PolicyPlace.PROFILE_NAME.equals(one.configurationName()))
                .sorted(Comparator.comparing(DeploymentSummary::deploymentNumber).reversed()).toList();
    }

    private Optional<Kept> good(String version, String trouble, LocalDate today) {
        return hosted(version).map(file -> new Kept(new FilePolicy(file, today, new IpamPools(aws)),
                Optional.of(trouble + "; version " + version + " stays in force")));
    }

    /** Empty for a version with faults, and for one that somebody deleted. */
    private Optional<PolicyFile> hosted(String version) {
        try {
            String text = aws.appConfig().getHostedConfigurationVersion(r -> r.applicationId(place.application())
                    .configurationProfileId(place.profile()).versionNumber(Integer.valueOf(version)))
                    .content().asUtf8String();
            return PolicyFile.read(text).policy();
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Kept none(String why) {
        return new Kept(new UnreadablePolicy(why), Optional.of(why));
    }
}
