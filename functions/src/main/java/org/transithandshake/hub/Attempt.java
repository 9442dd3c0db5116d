package org.transithandshake.hub;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Tags;
import org.transithandshake.policy.Applicant;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.Policy;
import org.transithandshake.step.Options;
import org.transithandshake.step.Settings;

/**
 * One attempt to connect an attachment: the constant input of the state machine {@code connect}, so that racing
 * starts of it are one.
 *
 * @param airlocks  route tables of the airlocks
 * @param segment   chosen by the hub's policy
 * @param place     the segment's route tables, and those of the segments that reach it
 * @param places    of the segments that its ranges may choose from, by name; null if there is only the one
 * @param policy    version of the policy
 * @param subnets   of the attachment when the attempt began; null in an attempt of an older version
 * @param ipv6      whether the attachment had IPv6 then
 * @param hubVpcs   the hub's own VPCs, which get routes to it
 * @param byPerson  whether a person admitted it, so that the policy need not
 * @param requested when the attachment was requested, if this attempt is what came of it; else null
 * @param asked     since when people have been asked, if this attempt is what came of it; else null
 * @param before    the ranges that an earlier attempt placed
 * @param refused   why it is only to be turned out; null for an attempt to connect
 * @param graceful  whether what stands keeps its place although it does not conform: its time is not over
 * @param by        which person admitted it, and why, as far as that is known; else null
 * @param requester ARN of who in the account requested it, if a rule of a file asks and that is known; else null
 */
public record Attempt(String attachmentId, int generation, String gatewayId, String account, String vpcId,
        List<String> airlocks, String segment, Place place, Map<String, Place> places, String policy,
        List<String> subnets, boolean ipv6, List<String> hubVpcs, boolean byPerson, String requested, String asked,
        List<String> before, String refused, boolean graceful, String by, String requester) {
    public Attempt {
        hubVpcs = hubVpcs == null ? List.of() : List.copyOf(hubVpcs);
        before = before == null ? List.of() : List.copyOf(before);
    }

    static Attempt of(Attachment attachment, Gateway gateway, Policy policy, Settings settings) {
        List<String> segments = policy.candidates(attachment.applicant());
        String segment = segments.getFirst();
        Optional<String> asked = Undecided.asked(attachment).map(Instant::toString);
        // What stands at an adopted gateway may have been requested years ago.
        boolean first = gateway.isMade() && attachment.generation() == 0 && asked.isEmpty();
        return new Attempt(attachment.id(), attachment.generation(), gateway.id(), attachment.account(),
                attachment.vpcId(), gateway.airlockTables(settings.airlocks()), segment,
                Place.of(segment, policy.segments(), gateway), places(segments, policy, gateway),
                policy.version(attachment.applicant()),
                attachment.subnetIds().stream().sorted().toList(), attachment.options().enables(Options.IPV6),
                settings.hubVpcs(),
                isByPerson(attachment) && policy.admit(attachment.applicant()).effect() != Effect.ADMIT,
                first ? attachment.requested().toString() : null, asked.orElse(null),
                List.of(), null, false, Person.of(attachment).map(Person::toString).orElse(null),
                attachment.applicant().requester().orElse(null));
    }

    private static Map<String, Place> places(List<String> segments, Policy policy, Gateway gateway) {
        Map<String, Place> places = new LinkedHashMap<>();
        segments.forEach(name -> places.put(name, Place.of(name, policy.segments(), gateway)));
        return places.size() == 1 ? null : places;
    }

    /** The same in another segment, whose place it has brought along; empty if it has not. */
    Optional<Attempt> in(String other) {
        if (other.equals(segment)) {
            return Optional.of(this);
        }
        return Optional.ofNullable(places).map(all -> all.get(other)).map(there -> new Attempt(attachmentId,
                generation, gatewayId, account, vpcId, airlocks, other, there, places, policy, subnets, ipv6, hubVpcs,
                byPerson, requested, asked, before, refused, graceful, by, requester));
    }

    Applicant applicant() {
        return new Applicant(account, vpcId, subnets == null ? -1 : subnets.size())
                .requestedBy(Optional.ofNullable(requester));
    }

    static boolean isByPerson(Attachment attachment) {
        return Admission.PERSON.equals(attachment.tags().get(Tags.ADMISSION));
    }

    /** The one after this one, which has ended. */
    Attempt next() {
        return new Attempt(attachmentId, generation + 1, gatewayId, account, vpcId, airlocks, segment, place, places,
                policy, subnets, ipv6, hubVpcs, byPerson, null, null, before, refused, graceful, by, requester);
    }

    Attempt placedBefore(List<String> ranges) {
        return new Attempt(attachmentId, generation, gatewayId, account, vpcId, airlocks, segment, place, places,
                policy, subnets, ipv6, hubVpcs, byPerson, requested, asked, ranges, refused, graceful, by, requester);
    }

    Attempt refused(String why) {
        return new Attempt(attachmentId, generation, gatewayId, account, vpcId, airlocks, segment, place, places,
                policy, subnets, ipv6, hubVpcs, byPerson, requested, asked, before, why, false, by, requester);
    }

    Attempt graceful(boolean keepsItsPlace) {
        return new Attempt(attachmentId, generation, gatewayId, account, vpcId, airlocks, segment, place, places,
                policy, subnets, ipv6, hubVpcs, byPerson, requested, asked, before, refused, keepsItsPlace, by,
                requester);
    }

    /** The decision in words, and who admitted it if a person did. */
    String explain(String decision) {
        return by == null || decision.isEmpty() ? decision : decision + "; admitted by " + by;
    }

    /** Whether the attachment is as the other attempt found it: in the same subnets, and with IPv6 or without. */
    boolean hasFormOf(Attempt other) {
        return other.subnets == null || ipv6 == other.ipv6 && Set.copyOf(subnets).equals(Set.copyOf(other.subnets));
    }

    @JsonIgnore
    String name() {
        return name(attachmentId, generation);
    }

    static String name(String attachmentId, int generation) {
        return attachmentId + "-" + generation;
    }
}
