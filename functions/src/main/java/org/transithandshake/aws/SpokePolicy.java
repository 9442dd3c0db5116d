package org.transithandshake.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Applicant;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Policy;
import org.transithandshake.policy.rules.Fact;
import org.transithandshake.policy.rules.FilePolicy;
import org.transithandshake.policy.rules.Facts;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.routing.RouteBy;
import org.transithandshake.routing.SpokeRoutes;
import org.transithandshake.routing.TableChoice;
import org.transithandshake.step.Settings;

/**
 * What a spoke's policy says: by its file in Parameter Store or AppConfig, where there is one. The file is
 * {@link #read} when an invocation begins. Without a file, or without its section {@code routes}, the parameters
 * Destinations and Routes decide.
 */
public final class SpokePolicy {
    private final PolicySource source;
    private final Settings settings;
    private final Organization organization;
    private Optional<Policy> inForce = Optional.empty();
    private Optional<String> trouble = Optional.empty();

    public SpokePolicy(Aws aws, Settings settings) {
        this.settings = settings;
        source = new PolicySource(aws, settings);
        organization = new Organization(aws, settings);
    }

    /** Where there is a file, reads it again, and counts it if it cannot be used; otherwise costs nothing. */
    public void read() {
        organization.forget();
        source.read().ifPresent(kept -> {
            inForce = Optional.of(kept.policy());
            trouble = kept.trouble();
        });
    }

    /** Whether a file decides which invitations are accepted. */
    public boolean isFile() {
        return source.isFile();
    }

    /** Whether it says anything at all: if not, nothing is accepted, written or removed. */
    public boolean isReadable() {
        return inForce.map(Policy::isReadable).orElse(true);
    }

    /** Why it is not the newest version that decides, or none; nothing where all is well. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Tells people that, once. */
    public void tellTrouble(Reports reports) {
        trouble.ifPresent(text -> source.tell(reports, text));
    }

    /** Whether an offered share is accepted, by a file. */
    public Decision accept(Facts offer) {
        return file().map(policy -> policy.accept(known(policy, offer)))
                .orElseGet(() -> inForce.orElseThrow().admit(Applicant.unknown()));
    }

    private Facts known(FilePolicy policy, Facts offer) {
        boolean asks = settings.readsOrganization() && policy.file().invitations().asks(Fact.ORGANIZATION);
        return asks ? FilePolicy.membership(offer, organization.of(offer.of(Fact.SENDER).orElseThrow().getFirst(),
                false)) : offer;
    }

    /** Tells people, once, that the organization could not be read, if an offer of this invocation asked for it. */
    public void tellOrganization(Reports reports) {
        organization.tellTrouble(reports);
    }

    /** @throws IllegalStateException with the reason if no version of the file can be read */
    public SpokeRoutes routes() {
        if (!isReadable()) {
            throw new IllegalStateException(trouble.orElseThrow());
        }
        return file().flatMap(policy -> policy.file().routes()).orElseGet(this::byParameters);
    }

    /** Whether those are routes by the hub's prefix lists; where the file does not say, RouteBy does. */
    public boolean routesByList() {
        return routes().by().map(RouteBy.PREFIX_LIST::equals).orElseGet(settings::routesByList);
    }

    /** Whether the file itself says that no route is to lead by a list. */
    public boolean refusesLists() {
        return routes().by().filter(RouteBy.CIDR::equals).isPresent();
    }

    /** Who says which destinations are wanted, as people know it. */
    public String asker() {
        return file().flatMap(policy -> policy.file().routes()).isPresent() ? "the policy's file"
                : "the parameter Destinations";
    }

    /**
     * Destinations that the parameters or an earlier version of the file have had written, and that are not wanted any
     * more. Whose versions nobody remembers, those routes are left alone: Parameter Store keeps 100,
     * and of those in AppConfig the 50 that were deployed last are asked for.
     */
    public List<Cidr> withdrawn() {
        if (!isFile() || !isReadable()) {
            return List.of();
        }
        List<SpokeRoutes> ever = new ArrayList<>(List.of(byParameters()));
        source.versions().forEach(version -> version.routes().ifPresent(ever::add));
        List<Cidr> wanted = routes().destinations();
        return ever.stream().filter(SpokeRoutes::writes).flatMap(routes -> routes.destinations().stream()).distinct()
                .filter(destination -> !wanted.contains(destination)).toList();
    }

    private SpokeRoutes byParameters() {
        return new SpokeRoutes(settings.destinations(), TableChoice.attached(), settings.writesRoutes());
    }

    private Optional<FilePolicy> file() {
        return inForce.filter(FilePolicy.class::isInstance).map(FilePolicy.class::cast);
    }
}
