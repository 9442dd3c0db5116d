package org.transithandshake.aws;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.transithandshake.policy.Policy;
import org.transithandshake.policy.UnreadablePolicy;
import org.transithandshake.policy.rules.FilePolicy;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.text.Fault;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * Reads the policy's file from Parameter Store. A version with faults is never in force: the newest one without is, of
 * the up to 100 that Parameter Store keeps ("Working with parameter versions", AWS Systems Manager User Guide).
 */
final class PolicyStore {
    private final Aws aws;

    PolicyStore(Aws aws) {
        this.aws = aws;
    }

    /** @param today decides which exemptions have expired */
    Kept read(String name, LocalDate today) {
        Parameter newest;
        try {
            newest = aws.ssm().getParameter(r -> r.name(name)).parameter();
        } catch (ParameterNotFoundException e) {
            return none("there is no SSM parameter " + name + ", which PolicyName names; put the policy there, or"
                    + " deploy the stack with another name");
        }
        PolicyFile.Reading reading = PolicyFile.read(newest.value());
        return reading.policy()
                .map(file -> new Kept(new FilePolicy(file, today, new IpamPools(aws)), Optional.empty()))
                .orElseGet(() -> before(newest, reading.faults(), today));
    }

    /** Every version without faults that Parameter Store keeps, in no order; none where the parameter is gone. */
    List<PolicyFile> versions(String name) {
        try {
            return aws.ssm().getParameterHistoryPaginator(r -> r.name(name)).stream()
                    .flatMap(page -> page.parameters().stream())
                    .flatMap(version -> PolicyFile.read(version.value()).policy().stream()).toList();
        } catch (ParameterNotFoundException e) {
            return List.of();
        }
    }

    /** Tells people, once, why it is not the newest version that decides. @param cure how to put another there */
    static void tell(Reports reports, String name, String trouble, String cure) {
        reports.tell(Subject.POLICY_FAULTS.of(name), """
                %s

                Correct it and check it:  ./handshake policy check policy.yaml
                Then:  %s
                """.formatted(trouble.replace(" | ", "\n"), cure));
    }

    /** How to put another version there. */
    static String cure(String name) {
        return "aws ssm put-parameter --overwrite --name " + name + " --value file://policy.yaml";
    }

    private Kept before(Parameter newest, List<Fault> faults, LocalDate today) {
        String trouble = "version " + newest.version() + " of " + newest.name() + " has faults: "
                + faults.stream().filter(Fault::isError).map(Fault::toString).collect(Collectors.joining(" | "));
        return aws.ssm().getParameterHistoryPaginator(r -> r.name(newest.name())).stream()
                .flatMap(page -> page.parameters().stream())
                .sorted(Comparator.comparing(ParameterHistory::version).reversed())
                .flatMap(version -> good(version, trouble, today).stream()).findFirst()
                .orElseGet(() -> none(trouble + "; no earlier version is without"));
    }

    private Optional<Kept> good(ParameterHistory version, String trouble, LocalDate today) {
        return PolicyFile.read(version.value()).policy().map(file -> new Kept(
                new FilePolicy(file, today, new IpamPools(aws)),
                Optional.of(trouble + "; version " + version.version() + " stays in force")));
    }

    private static Kept none(String why) {
        return new Kept(new UnreadablePolicy(why), Optional.of(why));
    }

    /**
     * @param trouble why it is not the newest version, or none at all, that decides
     * @param counts  whether that is for the alarm: not where nobody has put a version there yet
     */
    record Kept(Policy policy, Optional<String> trouble, boolean counts) {
        Kept(Policy policy, Optional<String> trouble) {
            this(policy, trouble, trouble.isPresent());
        }
    }
}
