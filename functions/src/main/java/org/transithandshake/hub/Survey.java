package org.transithandshake.hub;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments.Association;
import org.transithandshake.aws.Connection;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Status;
import org.transithandshake.aws.Tags;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.Policy;
import org.transithandshake.policy.RouteOwner;

/**
 * What a sweep read of the gateway, each kind of thing once; tells which attachments are worth a look. Pure.
 *
 * <p>The approved set is the policy's: a pair of attachment and range is doubtful if today's policy would not place it
 * beside the others that the segments show. {@link AdmitRequest}, which remembers what was placed, decides.
 *
 * @param now          when it was read
 * @param attachments  the live ones
 * @param associations by attachment
 * @param routes       by route table of a segment; a table of more than 1,000 routes is absent, and then all are
 *                     doubtful
 */
record Survey(Instant now, Gateway gateway, Policy policy, List<Attachment> attachments,
        Map<String, Association> associations, Map<String, List<RouteOwner>> routes) {

    /** Whether the hub's own VPCs are all attached, associated and shown where the policy wants them. */
    boolean hasPlaced(Collection<String> hubVpcs) {
        return hubVpcs.stream().allMatch(vpc -> attachments.stream().anyMatch(one ->
                one.vpcId().equals(vpc) && one.is("available") && (isPlaced(one) || isHeldElsewhere(one))));
    }

    /** On an adopted gateway, the hub's VPC may stand in a table that is no segment's; offer leaves it there. */
    private boolean isHeldElsewhere(Attachment one) {
        return Optional.ofNullable(associations.get(one.id()))
                .filter(standing -> !gateway.segmentTables().contains(standing.tableId())).isPresent();
    }

    /** Whether no attempt needs to be known to see that nobody else's attachment is worth a look. */
    boolean isQuiet() {
        return others().allMatch(one -> isLeftAlone(one) || isPlaced(one) && !isNoted(one));
    }

    /**
     * The attachments whose work is not done and that nobody works on.
     *
     * @param attempts statuses of the executions of connect, by name
     */
    List<Attachment> unfinished(Map<String, String> attempts) {
        return others().filter(one -> !isLeftAlone(one) && !isRunning(one, attempts))
                .filter(one -> !isSettled(one, attempts.containsKey(Attempt.name(one.id(), one.generation()))))
                .toList();
    }

    /** The ranges that a segment's members show there and that the hub's VPCs reach. */
    Map<Cidr, Attachment> reachedFromHub() {
        return others().filter(one -> policy.segments().reaches(policy.segmentOfHub(gateway.owner()),
                        segment(one)) && isPlaced(one))
                .flatMap(one -> shown(one).stream().map(cidr -> Map.entry(cidr, one)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    /**
     * What a segment's members reach: the ranges that its table shows of whoever has a place, and what the policy leads
     * there besides, but for default routes. Nothing if the table has too many routes to be read.
     */
    Optional<Set<Cidr>> reachedFrom(String segment) {
        String table = gateway.segmentTable(segment);
        if (!routes.containsKey(table)) {
            return Optional.empty();
        }
        Stream<Cidr> members = attachments.stream().filter(one -> one.is("available") && isPlaced(one))
                .flatMap(one -> ranges(table, one).stream());
        Stream<Cidr> led = policy.segments().extraOf(segment).stream().filter(route -> !route.drops())
                .map(RouteOwner::cidr).filter(range -> range.prefixLength() > 0);
        return Optional.of(Stream.concat(members, led).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * What the table of connections should say of what is settled; what is at work, or has time left, says so itself.
     *
     * @param attempts statuses of the executions of connect, by name; none are needed where all is quiet
     */
    List<Connection> records(Map<String, String> attempts) {
        return others().filter(one -> !isLeftAlone(one)).flatMap(one -> record(one, isNoted(one)
                && !attempts.containsKey(Attempt.name(one.id(), one.generation()))).stream()).toList();
    }

    private Optional<Connection> record(Attachment one, boolean ended) {
        String status = one.status();
        if (ended && status.equals(Status.IN_GRACE)) {
            return Optional.empty();
        }
        boolean noted = ended && Set.of(Status.REFUSED, Status.UNDER_REVIEW, Status.ROUTES_MISSING).contains(status);
        if (isPlaced(one)) {
            Decision decision = policy.place(one.applicant(), shown(one), othersNear(one, place(one)));
            return Optional.of(new Connection(one.id(), one.account(), one.vpcId(), noted ? status : Status.CONNECTED,
                    decision.rule(), decision.explain(), policy.version(one.applicant()),
                    shown(one).stream().map(Cidr::toString).toList(), "", now));
        }
        return noted ? Optional.of(new Connection(one.id(), one.account(), one.vpcId(), status,
                one.tags().getOrDefault(Tags.RULE, ""), "", policy.version(one.applicant()),
                List.of(), "", now)) : Optional.empty();
    }

    private Stream<Attachment> others() {
        return attachments.stream().filter(one -> !one.account().equals(gateway.owner()));
    }

    /** On an adopted gateway, what stood before is not judged, as {@link AdmitRequest} does not. */
    private boolean isLeftAlone(Attachment one) {
        return !gateway.isMade() && !one.is("pendingAcceptance") && !one.tags().containsKey(Tags.STATUS)
                && policy.admit(one.applicant()).effect() != Effect.ADMIT;
    }

    private static boolean isRunning(Attachment one, Map<String, String> attempts) {
        return attempts.entrySet().stream().anyMatch(attempt ->
                attempt.getKey().startsWith(one.id() + "-") && attempt.getValue().equals("RUNNING"));
    }

    /** @param begun whether an attempt has begun after the one that left its notes */
    private boolean isSettled(Attachment one, boolean begun) {
        boolean noted = isNoted(one) && !begun && !Undecided.isOver(one, policy, now);
        String status = one.status();
        return isPlaced(one) ? !(noted && Set.of(Status.ROUTES_MISSING, Status.IN_GRACE).contains(status))
                : noted && Set.of(Status.REFUSED, Status.UNDER_REVIEW).contains(status);
    }

    /** Whether the notes of its last attempt, or of its review, are about what is still the same. */
    private boolean isNoted(Attachment one) {
        return one.is(one.tags().get(Tags.STATE))
                && policy.version(one.applicant()).equals(one.tags().get(Tags.POLICY));
    }

    private boolean isPlaced(Attachment one) {
        Place place = place(one);
        boolean associated = Optional.of(new Association(place.table(), "associated"))
                .equals(Optional.ofNullable(associations.get(one.id())));
        return associated && isAdmitted(one)
                && place.elsewhere().stream().allMatch(table -> ranges(table, one).isEmpty())
                && (place.propagateTo().isEmpty() || isShownRightly(one, place));
    }

    /** What {@link AdmitRequest} would not turn out; the change of a policy may have been told by nobody. */
    private boolean isAdmitted(Attachment one) {
        if (one.account().equals(gateway.owner())) {
            return true;
        }
        Decision decision = Admission.still(one, policy);
        Effect effect = decision.effect();
        return effect == Effect.ADMIT || policy.mustWait(decision)
                || effect == Effect.REVIEW && Attempt.isByPerson(one);
    }

    private boolean isShownRightly(Attachment one, Place place) {
        Set<Cidr> shown = shown(one);
        boolean own = one.account().equals(gateway.owner());
        return !shown.isEmpty()
                && place.propagateTo().stream().allMatch(table -> ranges(table, one).equals(shown))
                && (own || isPlaceable(policy.place(one.applicant(), shown, othersNear(one, place))));
    }

    private boolean isPlaceable(Decision decision) {
        return decision.effect() == Effect.PLACE || policy.mustWait(decision);
    }

    private List<RouteOwner> othersNear(Attachment one, Place place) {
        return place.compareWith().stream().flatMap(table -> routes.getOrDefault(table, List.of()).stream())
                .filter(route -> !route.attachmentId().equals(one.id())).distinct().toList();
    }

    private Set<Cidr> shown(Attachment one) {
        return place(one).propagateTo().stream().findFirst().map(table -> ranges(table, one)).orElse(Set.of());
    }

    private Set<Cidr> ranges(String table, Attachment one) {
        return routes.getOrDefault(table, List.of()).stream()
                .filter(route -> route.attachmentId().equals(one.id()) && !isLed(route)).map(RouteOwner::cidr)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is an extra route of the policy, and no range of the VPC behind it. */
    private boolean isLed(RouteOwner route) {
        return policy.segments().extra().values().stream().anyMatch(routes -> routes.contains(route));
    }

    private Place place(Attachment one) {
        return Place.of(segment(one), policy.segments(), gateway);
    }

    /** Where it belongs by the ranges that it shows; as long as it shows none, where it is, if it may be there. */
    private String segment(Attachment one) {
        if (one.account().equals(gateway.owner())) {
            return policy.segmentOfHub(one.account());
        }
        List<String> candidates = policy.candidates(one.applicant());
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        Set<Cidr> seen = routes.values().stream().flatMap(List::stream)
                .filter(route -> route.attachmentId().equals(one.id()) && !isLed(route)).map(RouteOwner::cidr)
                .collect(Collectors.toUnmodifiableSet());
        return !seen.isEmpty() ? policy.segmentOf(one.applicant(), seen) : candidates.stream()
                .filter(name -> Optional.ofNullable(associations.get(one.id()))
                        .filter(standing -> standing.tableId().equals(gateway.segmentTable(name))).isPresent())
                .findFirst().orElse(candidates.getFirst());
    }
}
