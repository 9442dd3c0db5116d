package org.transithandshake.aws;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Applicant;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Membership;
import org.transithandshake.policy.Policy;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.policy.Segments;
import org.transithandshake.policy.Times;
import org.transithandshake.policy.rules.FilePolicy;
import org.transithandshake.step.Settings;

/**
 * The policy that decides: the parameters', or the file's in Parameter Store or AppConfig. The file is {@link #read}
 * when an invocation begins, and kept until its end, so one invocation decides by one version, and none by an old one.
 */
public final class HubPolicy implements Policy {
    private final PolicySource source;
    private Policy inForce;
    private Optional<String> trouble = Optional.empty();
    private final Settings settings;
    private final Organization organization;

    public HubPolicy(Aws aws, Settings settings) {
        this.settings = settings;
        organization = new Organization(aws, settings);
        source = new PolicySource(aws, settings);
        inForce = settings.policy();
    }

    /** Where there is a file, reads it again, and counts it if it cannot be used; otherwise costs nothing. */
    public void read() {
        organization.forget();
        source.read().ifPresent(kept -> {
            inForce = kept.policy();
            trouble = kept.trouble();
        });
    }

    /** Tells people, once, why it is not the newest version that decides. */
    public void tellTrouble(Supplier<Reports> reports) {
        trouble.ifPresent(text -> source.tell(reports.get(), text));
    }

    /** Tells people, once, that the organization could not be read, if a decision of this invocation asked for it. */
    public void tellOrganization(Reports reports) {
        organization.tellTrouble(reports);
    }

    private Applicant known(Applicant who) {
        return settings.readsOrganization() && inForce.asksOrganization() && !who.account().isEmpty()
                ? who.in(organization.of(who.account(), inForce instanceof FilePolicy file && file.asksUnit())) : who;
    }

    @Override
    public boolean asksOrganization() {
        return inForce.asksOrganization();
    }

    @Override
    public boolean asksPrincipal() {
        return inForce.asksPrincipal();
    }

    /**
     * An account that moves is noted as another policy would be, so that what was decided of it is decided again; so is
     * an attachment of which it becomes known who requested it.
     */
    @Override
    public String version(Applicant who) {
        Membership place = known(who).membership();
        String read = place.isKnown() ? version() + "-" + Integer.toHexString(place.toString().hashCode()) : version();
        return who.requester().filter(arn -> asksPrincipal())
                .map(arn -> read + "-" + Integer.toHexString(arn.hashCode())).orElse(read);
    }

    @Override
    public boolean mustWait(Decision decision) {
        return decision.isOpen() && organization.trouble().isPresent();
    }

    /** @throws IllegalStateException with the reason if no version of the file can be read */
    public void requireReadable() {
        if (!isReadable()) {
            throw new IllegalStateException(trouble.orElseThrow());
        }
    }

    @Override
    public Segments segments() {
        return inForce.segments();
    }

    @Override
    public String version() {
        return inForce.version();
    }

    @Override
    public boolean speaksIpv6() {
        return inForce.speaksIpv6();
    }

    @Override
    public Decision admit(Applicant who) {
        return inForce.admit(known(who));
    }

    @Override
    public Decision admit(Applicant who, Supplier<? extends Collection<String>> sharedWith) {
        return inForce.admit(known(who), sharedWith);
    }

    @Override
    public Decision admitStill(Applicant who) {
        return inForce.admitStill(known(who));
    }

    @Override
    public List<String> candidates(Applicant who) {
        return inForce.candidates(known(who));
    }

    @Override
    public String segmentOf(Applicant who, Collection<Cidr> seen) {
        return inForce.segmentOf(known(who), seen);
    }

    @Override
    public String segmentOfHub(String account) {
        return inForce.segmentOfHub(account);
    }

    @Override
    public Decision place(Applicant who, Collection<Cidr> seen, Collection<RouteOwner> others) {
        return inForce.place(known(who), seen, others);
    }

    @Override
    public Times times() {
        return inForce.times();
    }

    @Override
    public boolean isFile() {
        return inForce.isFile();
    }

    @Override
    public boolean isReadable() {
        return inForce.isReadable();
    }
}
