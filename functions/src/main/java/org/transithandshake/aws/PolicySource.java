package org.transithandshake.aws;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.metric.Metric;
import org.transithandshake.metric.Tally;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.step.PolicyPlace;
import org.transithandshake.step.Settings;

/** Where an account keeps its policy's file: in AppConfig, in Parameter Store, or nowhere. */
final class PolicySource {
    private final Aws aws;
    private final PolicyStore store;
    private final Optional<String> name;
    private final Optional<PolicyPlace> place;
    private final Optional<PolicyProfile> profile;

    PolicySource(Aws aws, Settings settings) {
        this.aws = aws;
        store = new PolicyStore(aws);
        name = settings.policyName();
        place = settings.policyPlace();
        profile = place.map(where -> new PolicyProfile(aws, where));
    }

    /** Whether there is a place for a file, be it empty. */
    boolean isFile() {
        return place.isPresent() || name.isPresent();
    }

    /** What decides now, and counts it if the newest version cannot; where there is no file, empty without a call. */
    Optional<PolicyStore.Kept> read() {
        LocalDate today = LocalDate.ofInstant(aws.clock().instant(), ZoneOffset.UTC);
        Optional<PolicyStore.Kept> kept = profile.map(one -> one.read(today))
                .or(() -> name.map(parameter -> store.read(parameter, today)));
        kept.filter(PolicyStore.Kept::counts).flatMap(PolicyStore.Kept::trouble).ifPresent(PolicySource::count);
        return kept;
    }

    /** The versions that may ever have decided, without those that have faults, in no order. */
    List<PolicyFile> versions() {
        return profile.map(PolicyProfile::versions).or(() -> name.map(store::versions)).orElseGet(List::of);
    }

    /** Tells people, once, why it is not the newest version that decides. */
    void tell(Reports reports, String trouble) {
        PolicyStore.tell(reports, name.orElse("in AppConfig"), trouble,
                place.map(PolicyPlace::cure).orElseGet(() -> PolicyStore.cure(name.orElseThrow())));
    }

    private static void count(String why) {
        Tally.write(Tally.NO_SEGMENT, Map.of(Metric.POLICY_INVALID, 1.0), Map.of("why", why));
    }
}
