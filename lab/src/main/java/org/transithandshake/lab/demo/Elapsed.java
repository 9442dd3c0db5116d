package org.transithandshake.lab.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ram.model.AssociateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.CreateResourceShareRequest;

/**
 * How long it took to connect a spoke.
 *
 * @param total from the call that invited the spoke to the last route written for it, or to the end of its
 *              {@code connect}
 * @param aws   what AWS itself took of that, one after another: the share becoming visible, the attachment, the
 *              association, and one search of the segment's routes
 */
public record Elapsed(Duration total, Duration aws) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty while the spoke is not invited or not connected. */
    public static Optional<Elapsed> of(Journal journal, String spoke) {
        Set<String> attachments = attachments(journal, spoke);
        Optional<Instant> invited = calls(journal).filter(call -> invites(call, spoke)).map(Entry::at).findFirst();
        Optional<Instant> connected = ends(journal, spoke, attachments).max(Instant::compareTo)
                .filter(at -> journal.of(Entry.Execution.class).anyMatch(end -> isConnected(end, attachments)));
        return invited.flatMap(from -> connected.map(
                to -> new Elapsed(Duration.between(from, to), aws(journal, spoke, attachments))));
    }

    /** What the handshake added to AWS's own time. */
    public Duration overhead() {
        return total.minus(aws);
    }

    private static Stream<Entry.ApiCall> calls(Journal journal) {
        return journal.of(Entry.ApiCall.class).filter(call -> call.error().isEmpty());
    }

    private static boolean invites(Entry.ApiCall call, String spoke) {
        List<String> principals = switch (call.request()) {
            case CreateResourceShareRequest share -> share.principals();
            case AssociateResourceShareRequest share -> share.principals();
            default -> List.of();
        };
        return principals.contains(spoke);
    }

    private static Set<String> attachments(Journal journal, String spoke) {
        return calls(journal).filter(call -> call.caller().account().equals(spoke)).map(Entry.ApiCall::response)
                .filter(CreateTransitGatewayVpcAttachmentResponse.class::isInstance)
                .map(CreateTransitGatewayVpcAttachmentResponse.class::cast)
                .map(made -> made.transitGatewayVpcAttachment().transitGatewayAttachmentId())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Instant> ends(Journal journal, String spoke, Set<String> attachments) {
        Predicate<Entry.ApiCall> route = call -> call.operation().equals("CreateRoute")
                && (call.caller().account().equals(spoke) || isFor(call.caller().origin(), attachments));
        return Stream.concat(calls(journal).filter(call -> !call.caller().isPerson()).filter(route).map(Entry::at),
                journal.of(Entry.Execution.class).filter(end -> isConnected(end, attachments)).map(Entry::at));
    }

    private static boolean isConnected(Entry.Execution end, Set<String> attachments) {
        return end.status().equals("SUCCEEDED") && isFor(end.execution(), attachments)
                && status(end.detail()).equals("Connected");
    }

    /** An execution of {@code connect} is named {@code <attachment>-<generation>}. */
    private static boolean isFor(String execution, Collection<String> attachments) {
        String name = execution.substring(execution.lastIndexOf(':') + 1);
        return attachments.stream().anyMatch(id -> name.startsWith(id + "-"));
    }

    private static String status(String output) {
        try {
            return JSON.readTree(output).path("status").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the output of an execution is always JSON: " + output, e);
        }
    }

    private static Duration aws(Journal journal, String spoke, Set<String> attachments) {
        Predicate<Entry.Took> share = took -> took.delay() == Delay.SHARE_VISIBLE && took.account().equals(spoke);
        return Stream.of(Delay.ATTACHMENT, Delay.ASSOCIATION, Delay.SEARCH_LAG)
                .map(delay -> last(journal, took -> took.delay() == delay && attachments.contains(took.subject())))
                .reduce(last(journal, share), Duration::plus);
    }

    private static Duration last(Journal journal, Predicate<Entry.Took> which) {
        return journal.of(Entry.Took.class).filter(which).map(Entry.Took::length)
                .reduce(Duration.ZERO, (earlier, later) -> later);
    }
}
