package org.transithandshake.hub;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Connection;
import org.transithandshake.aws.Connections;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Gateways;
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.PeerVersion;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Shares;
import org.transithandshake.aws.Status;
import org.transithandshake.aws.Subject;
import org.transithandshake.aws.TableUnreadable;
import org.transithandshake.aws.Tags;
import org.transithandshake.event.DetailType;
import org.transithandshake.event.Doorbell;
import org.transithandshake.event.Envelope;
import org.transithandshake.policy.Condition;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ⑤, first half: reads the attachment that an event points to, decides whether to admit it, and sees to it that
 * one execution of {@code connect} works on it.
 *
 * <p>Any number of copies of an event in any order are one: a decision that the attachment's tags already tell is
 * not told again, and an attempt has the name {@code <attachment>-<generation>}.
 */
public final class AdmitRequest extends Step<Envelope, AdmitRequest.Output> {
    private final Attachments attachments;
    private final Gateways gateways;
    private final Shares shares;
    private final HubGateway hub;
    private final Optional<Observation> observation;
    private final Reports reports;
    private final PeerVersion spokeVersion;
    private final Attempts attempts;
    private final RoutesWanted routesWanted;
    private final Ends ends;
    private final Requested requested;
    private final HubPolicy policy;
    private final Connections connections;
    private final InstantSource clock;
    private final Settings settings;

    public AdmitRequest() {
        this(Aws.live(), Settings.live());
    }

    public AdmitRequest(Aws aws, Settings settings) {
        super(Envelope.class);
        policy = new HubPolicy(aws, settings);
        attachments = new Attachments(aws);
        gateways = new Gateways(aws);
        shares = new Shares(aws);
        hub = new HubGateway(gateways, settings);
        observation = settings.observes() ? Optional.of(new Observation(aws, settings, policy)) : Optional.empty();
        reports = new Reports(aws, settings);
        spokeVersion = new PeerVersion(reports, settings);
        attempts = new Attempts(aws, settings, policy);
        routesWanted = new RoutesWanted(aws, settings);
        ends = new Ends(aws);
        requested = new Requested(aws, policy);
        connections = new Connections(aws, settings);
        clock = aws.clock();
        this.settings = settings;
    }

    @Override
    protected Output run(Envelope event) {
        Optional<Attachment> attachment = Doorbell.attachment(event).flatMap(attachments::find)
                .or(() -> Doorbell.vpc(event).flatMap(this::attachmentOf));
        Optional<Gateway> gateway = attachment.flatMap(found -> gateways.find(found.gatewayId()))
                .filter(hub::is);
        if (gateway.isEmpty()) {
            return new Output("", "Ignored", "the event points to no attachment of our gateway");
        }
        Output output = judge(attachment.get(), gateway.get(), event);
        spokeVersion.hearSpoke(event, attachment.get().account());
        return output;
    }

    private Output judge(Attachment attachment, Gateway gateway, Envelope event) {
        policy.read();
        if (observation.isPresent()) {
            return new Output(attachment.id(), "Observed", observation.get().of(attachment, gateway));
        }
        Output output = decide(byHand(requested.learn(attachment, event), event), gateway, event);
        policy.tellOrganization(reports);
        return output;
    }

    private Output decide(Attachment attachment, Gateway gateway, Envelope event) {
        Output output = isDone(attachment, event) ? new Output(attachment.id(), "Known",
                "decided before, and nothing has changed since") : look(attachment, gateway, event);
        if (event.detailType().equals(DetailType.LOOK_AGAIN)) {
            routesWanted.ring(attachment, gateway, output.status());
        }
        return output;
    }

    private Optional<Attachment> attachmentOf(String vpcId) {
        return hub.find().stream().flatMap(gateway -> attachments.of(gateway.id(), List.of(vpcId)).stream())
                .findFirst();
    }

    /**
     * Whether the last attempt came to a decision about what is still the same. A failure is none, and routes may have
     * been mended since: a doorbell or a new range says that it is worth another look, a late copy does not.
     */
    private boolean isDone(Attachment attachment, Envelope event) {
        boolean same = attachment.is(attachment.tags().get(Tags.STATE))
                && policy.version(attachment.applicant()).equals(attachment.tags().get(Tags.POLICY))
                && !attempts.hasBegun(attachment);
        boolean overdue = Undecided.isOver(attachment, policy, clock.instant());
        boolean rung = Doorbell.tellsOfChange(event)
                || Set.of(DetailType.ATTACHMENT_REQUESTED, DetailType.ROUTES_REPORTED).contains(event.detailType());
        return same && switch (attachment.status()) {
            case Status.FAILED, Status.TIMED_OUT, Status.STOPPED -> false;
            case Status.IN_GRACE -> !doubted(event) && !Doorbell.tellsOfChange(event);
            case Status.UNDER_REVIEW -> !overdue;
            case Status.ROUTES_MISSING -> !rung || isKnownReport(attachment, event);
            default -> true;
        };
    }

    /** The copy of a report that the last attempt had. To take it for news would start attempts for ever. */
    private static boolean isKnownReport(Attachment attachment, Envelope event) {
        return event.detailType().equals(DetailType.ROUTES_REPORTED)
                && "routed".equals(attachment.tags().get(Tags.SPOKE));
    }

    private static boolean doubted(Envelope event) {
        return event.detailType().equals(DetailType.LOOK_AGAIN);
    }

    private Output look(Attachment attachment, Gateway gateway, Envelope event) {
        return switch (attachment.state()) {
            case "pendingAcceptance" -> admit(attachment, gateway);
            case "pending", "available", "modifying" -> connect(attachment, gateway, event);
            case "rejecting", "rejected" -> Person.of(event, settings.account())
                    .map(person -> rejectedByHand(attachment, person)).orElseGet(() -> ignored(attachment));
            default -> ignored(attachment);
        };
    }

    private static Output ignored(Attachment attachment) {
        return new Output(attachment.id(), "Ignored", "the attachment is " + attachment.state());
    }

    private Output admit(Attachment attachment, Gateway gateway) {
        Decision decision = gateway.doors().isEmpty() ? allowed(attachment, gateway)
                : new Decision(Effect.REVIEW, "gateway-options", List.of(
                        new Condition("the gateway connects nobody by itself", OpenGateway.explain(gateway), false)));
        if (decision.effect() == Effect.REVIEW && Undecided.isOver(attachment, policy, clock.instant())) {
            Decision late = Undecided.decision(attachment, policy, decision);
            return reject(attachment, late, Subject.UNDECIDED_REQUEST,
                    Notices.undecided(attachment, late));
        }
        if (decision.effect() == Effect.REFUSE) {
            return reject(attachment, decision, Subject.REJECTED_REQUEST,
                    Notices.rejected(attachment, decision));
        }
        if (decision.effect() == Effect.ADMIT && policy.times().deletesRefused()) {
            Optional<Output> refused = refusedBefore(attachment);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        if (decision.effect() != Effect.ADMIT) {
            review(attachment, decision);
            return new Output(attachment.id(), Status.UNDER_REVIEW, decision.explain());
        }
        if (Admission.isByShare(decision)) {
            ends.admittedBy(Admission.SHARED, attachment); // first, so that nothing stands without the mark
        } else if (Attempt.isByPerson(attachment)) {
            ends.admittedBy(Admission.POLICY, attachment); // people were asked before, but it is not they who decided
        }
        attachments.accept(attachment.id());
        ends.decided(attachment.id(), policy, decision);
        return new Output(attachment.id(), attempts.ensure(attachment, gateway, false), decision.explain());
    }

    /** What is refused and deleted comes back, where a Terraform owns it; it is not accepted another time. */
    private Optional<Output> refusedBefore(Attachment attachment) {
        try {
            return connections.refusal(attachment.account(), attachment.vpcId(),
                    policy.version(attachment.applicant())).map(why -> {
                Decision decision = new Decision(Effect.REFUSE, "refused-before",
                        List.of(new Condition("the VPC was not refused under this policy", why, false)));
                return reject(attachment, decision, Subject.REFUSED_BEFORE,
                        Notices.refusedBefore(attachment, decision,
                                policy.version(attachment.applicant())));
            });
        } catch (TableUnreadable e) {
            Notices.tellUnreadable(reports, e);
            return Optional.of(new Output(attachment.id(), "Waits", e.getMessage()));
        }
    }

    private Decision allowed(Attachment attachment, Gateway gateway) {
        return policy.admit(attachment.applicant(), () -> shares.sharedWith(gateway));
    }

    /**
     * What stands and is not the policy's: a person admitted it, or the policy once did. On an adopted gateway, what
     * stood before is left as it is unless the policy or a person speaks of it.
     */
    private Output connect(Attachment attachment, Gateway gateway, Envelope event) {
        if (!policy.isReadable()) {
            return new Output(attachment.id(), "LeftAlone", policy.admit(attachment.applicant()).explain());
        }
        Decision decision = standing(attachment, gateway);
        if (policy.mustWait(decision)) {
            return new Output(attachment.id(), "LeftAlone", decision.explain());
        }
        boolean own = attachment.account().equals(gateway.owner());
        boolean stays = decision.effect() == Effect.ADMIT
                || Attempt.isByPerson(attachment) && decision.effect() != Effect.REFUSE;
        if (!own && !stays) {
            if (attempts.keepsItsPlace(attachment, gateway, decision)) {
                return new Output(attachment.id(), Status.IN_GRACE, decision.explain());
            }
            if (attempts.hasWorkedOn(attachment, gateway)) {
                attempts.revoke(attachment, gateway, decision);
                return new Output(attachment.id(), "Revoked", decision.explain());
            }
            if (!gateway.isMade()) {
                return new Output(attachment.id(), "LeftAlone", "it stood before the gateway was adopted");
            }
            ends.admittedBy(Admission.PERSON, attachment);
            return new Output(attachment.id(), attempts.ensure(byHand(attachments.find(attachment.id())
                    .orElse(attachment), event), gateway, doubted(event)), "admitted by a person");
        }
        return new Output(attachment.id(), attempts.ensure(attachment, gateway, doubted(event)), "admitted before");
    }

    /** What nobody has worked on is judged as a request is. */
    private Decision standing(Attachment attachment, Gateway gateway) {
        Decision still = Admission.still(attachment, policy);
        if (still.effect() != Effect.REVIEW || attempts.hasWorkedOn(attachment, gateway)) {
            return still;
        }
        Decision decision = allowed(attachment, gateway);
        if (Admission.isByShare(decision) && !Admission.wasByShare(attachment)) {
            ends.admittedBy(Admission.SHARED, attachment);
        }
        return decision;
    }

    private void review(Attachment attachment, Decision decision) {
        // The note comes second: a crash between the two then looks once more, and Reports tells nothing twice.
        String subject = Subject.REVIEW_REQUEST.of(attachment.account());
        boolean told = reports.tell(subject,
                policy.isFile() ? Notices.reviewByFile(attachment, decision) : Notices.review(attachment, decision));
        ends.asked(attachment, policy, decision, told);
        note(attachment, Status.UNDER_REVIEW, decision, told ? subject : "");
    }

    private Output reject(Attachment attachment, Decision decision, Subject why, String text) {
        String subject = why.of(attachment.account());
        ends.decided(attachment.id(), policy, decision);
        attachments.reject(attachment.id());
        reports.tell(subject, text);
        note(attachment, Status.REJECTED, decision, subject);
        return new Output(attachment.id(), Status.REJECTED, decision.explain());
    }

    private void note(Attachment attachment, String status, Decision decision, String told) {
        connections.note(new Connection(attachment.id(), attachment.account(), attachment.vpcId(), status,
                decision.rule(), decision.explain(), policy.version(attachment.applicant()), List.of(),
                told, clock.instant()));
    }

    /** People were asked, and one of them decided in console or CLI: who, goes into the record. */
    private Attachment byHand(Attachment attachment, Envelope event) {
        Optional<Person> person = Person.of(event, settings.account()).filter(one -> Attempt.isByPerson(attachment)
                && !attachment.tags().containsKey(Tags.DECIDED_BY));
        if (person.isEmpty()) {
            return attachment;
        }
        ends.decidedBy(person.get(), attachment);
        return attachments.find(attachment.id()).orElse(attachment);
    }

    private Output rejectedByHand(Attachment attachment, Person byEvent) {
        Person person = Person.of(attachment).orElse(byEvent);
        Decision decision = new Decision(Effect.REFUSE, "person",
                List.of(new Condition("a person let it in", person.toString(), false)));
        String subject = Subject.REJECTED_BY_HAND.of(attachment.account());
        boolean told = reports.tell(subject, Notices.rejectedByHand(attachment, person));
        note(attachment, Status.REJECTED, decision, told ? subject : "");
        return new Output(attachment.id(), Status.REJECTED, decision.explain());
    }

    /** @param why the decision, or what is going on, for the log */
    public record Output(String attachmentId, String status, String why) {
    }
}
