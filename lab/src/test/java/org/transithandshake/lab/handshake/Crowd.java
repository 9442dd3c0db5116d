package org.transithandshake.lab.handshake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** A hub without a VPC of its own, and spokes whose VPCs all ask for a connection in the same second. */
final class Crowd {
    static final String CONNECTED = "Connected";
    final Lab lab;
    final Network network;
    private final Landscape land;
    private final List<String> accounts = new ArrayList<>();
    /** By VPC. */
    private final Map<String, String> ranges = new TreeMap<>();
    private Watch watch;

    Crowd(LabSetup setup) {
        lab = new Lab(setup);
        network = new Network(lab);
        land = new Landscape(lab, Path.of("..", "template.yaml"), 1);
    }

    /** Another spoke, with a VPC of each of these ranges. */
    Crowd spoke(String... ownRanges) {
        String account = Landscape.spokes(accounts.size() + 1).getLast();
        List<String> vpcs = Stream.of(ownRanges).map(range -> land.createVpc(account, range)).toList();
        for (int i = 0; i < ownRanges.length; i++) {
            ranges.put(vpcs.get(i), ownRanges[i]);
        }
        land.deploySpoke(account, "10.0.0.0/8", Map.of("SpokeVpcs", String.join(",", vpcs)));
        accounts.add(account);
        return this;
    }

    /** The hub appears, and offers its gateway to all at once. */
    Crowd hub(int airlocks) {
        lab.time().runUntilIdle();
        land.deployHub(accounts, Map.of("Airlocks", Integer.toString(airlocks)));
        watch = new Watch(this);
        return this;
    }

    Watch watch() {
        return watch;
    }

    /** The attachment's account asks the hub to look at it once more. */
    Crowd ring(String attachmentId) {
        String account = attachments().filter(one -> one.transitGatewayAttachmentId().equals(attachmentId))
                .findFirst().orElseThrow().vpcOwnerId();
        lab.api().call(Caller.person(account, Lab.REGION), "events", "PutEvents", PutEventsRequest.builder()
                .entries(PutEventsRequestEntry.builder().eventBusName("transit-handshake")
                        .source("transit-handshake.spoke").detailType("Attachment Requested")
                        .detail("{\"attachmentId\":\"" + attachmentId + "\"}").build()).build());
        return this;
    }

    /** Runs to the end, and looks at the segment every second. */
    Crowd settle() {
        return runUntil(entry -> false);
    }

    /** Runs until it has happened from now on, or nothing is left to happen. */
    Crowd runUntil(Predicate<? super Entry> happened) {
        boolean[] seen = new boolean[1];
        lab.journal().follow(entry -> seen[0] |= happened.test(entry));
        Instant looked = lab.time().now();
        while (!seen[0] && lab.time().next().isBefore(Instant.MAX)) {
            lab.time().runUntil(lab.time().next());
            if (!lab.time().now().isBefore(looked.plusSeconds(1))) {
                watch.look();
                looked = lab.time().now();
            }
        }
        return this;
    }

    /** How the last attempt for each range ended, or Step Functions' own status of it. */
    Map<String, List<String>> endings() {
        Map<String, String> last = new TreeMap<>();
        attempts().forEach(end -> last.put(attachmentOf(end), statusOf(end)));
        Map<String, List<String>> endings = new TreeMap<>();
        last.forEach((attachment, status) ->
                endings.computeIfAbsent(rangeOf(attachment), range -> new ArrayList<>()).add(status));
        endings.values().forEach(list -> list.sort(null));
        return endings;
    }

    Stream<Entry.Execution> attempts() {
        return lab.journal().of(Entry.Execution.class).filter(e -> e.machine().endsWith("-connect"));
    }

    private static String statusOf(Entry.Execution end) {
        return end.status().equals("SUCCEEDED") ? Scene.json(end.detail()).path("status").asText() : end.status();
    }

    static String attachmentOf(Entry.Execution attempt) {
        String name = attempt.execution().substring(attempt.execution().lastIndexOf(':') + 1);
        return name.substring(0, name.lastIndexOf('-'));
    }

    String rangeOf(String attachmentId) {
        return attachments().filter(one -> one.transitGatewayAttachmentId().equals(attachmentId))
                .map(one -> ranges.get(one.vpcId())).findFirst().orElseThrow();
    }

    /** The attachments of this range's VPCs, the lowest id first. */
    List<String> attachmentsOf(String range) {
        return attachments().filter(one -> range.equals(ranges.get(one.vpcId())))
                .map(TransitGatewayVpcAttachment::transitGatewayAttachmentId).sorted().toList();
    }

    Stream<TransitGatewayVpcAttachment> attachments() {
        return lab.ec2(Scene.HUB).describeTransitGatewayVpcAttachments(r -> { }).transitGatewayVpcAttachments()
                .stream();
    }

    /** Who is in any of the airlocks. */
    List<String> inAirlocks() {
        return Stream.of(1, 2, 3, 4).flatMap(i -> network.propagating("airlock:" + i).stream()).toList();
    }

    List<Entry.Message> messages() {
        return lab.journal().of(Entry.Message.class).filter(message -> !Scene.isAlarm(message)).toList();
    }
}
