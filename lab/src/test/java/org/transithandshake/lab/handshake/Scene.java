package org.transithandshake.lab.handshake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** A hub, spokes and strangers in one lab: what they deploy and do, and what the journal says of it. */
final class Scene {
    static final String HUB = Landscape.HUB;
    static final String SPOKE = Landscape.SPOKE;
    static final String OTHER_SPOKE = "333333333333";
    static final String STRANGER = "444444444444";
    static final String HUB_RANGE = "10.2.0.0/16";
    static final String SPOKE_RANGE = "10.1.0.0/16";
    private static final ObjectMapper JSON = new ObjectMapper();

    final Lab lab;
    private final Landscape land;

    Scene(LabSetup setup) {
        this(setup, 1);
    }

    Scene(LabSetup setup, int subnets) {
        lab = new Lab(setup);
        land = new Landscape(lab, Path.of("..", "template.yaml"), subnets);
    }

    /** Every VPC is dual-stack, and the hub allows 2001:db8::/32, too. */
    static Scene dualStack(LabSetup setup, int subnets) {
        Lab lab = new Lab(setup);
        return new Scene(lab, new Landscape(lab, Path.of("..", "template.yaml"), subnets, true));
    }

    private Scene(Lab lab, Landscape land) {
        this.lab = lab;
        this.land = land;
    }

    /** A spoke with this range that is deployed first, and then the hub; run to the end. */
    static Scene played(LabSetup setup, String spokeRange) {
        Scene scene = new Scene(setup);
        scene.spoke(SPOKE, spokeRange, Map.of()).settle();
        return scene.hub(SPOKE).settle();
    }

    Scene hub(String... allowed) {
        return hub(Map.of(), allowed);
    }

    /** Deploys the hub, or updates it, with more parameters. */
    Scene hub(Map<String, String> more, String... allowed) {
        if (vpcOf(HUB) == null) {
            vpc(HUB, HUB_RANGE);
        }
        land.deployHub(List.of(allowed), more);
        return this;
    }

    /** An account with a VPC of this range that wants to reach the hub's VPC. */
    Scene spoke(String account, String range, Map<String, String> more) {
        return spokeOf(account, vpc(account, range), more);
    }

    Scene spokeOf(String account, String vpcId, Map<String, String> more) {
        Map<String, String> parameters = new TreeMap<>(Map.of("SpokeVpcs", vpcId));
        parameters.putAll(more);
        land.deploySpoke(account, HUB_RANGE, parameters);
        return this;
    }

    String vpc(String account, String range) {
        return land.createVpc(account, range);
    }

    /** One with these IPv4 and IPv6 ranges, or without IPv6. */
    String vpc(String account, String range, Optional<String> ipv6) {
        return land.createVpc(account, range, ipv6);
    }

    String vpcOf(String account) {
        return land.vpc(account);
    }

    Scene settle() {
        lab.time().runUntilIdle();
        return this;
    }

    /** Lets the schedules of all accounts strike once more, and what follows come to its end. */
    Scene sweep() {
        lab.time().runFor(Duration.ofHours(1));
        return settle();
    }

    /** Runs one instant after another, and looks after each. */
    Scene settle(Runnable look) {
        while (lab.time().next().isBefore(Instant.MAX)) {
            lab.time().runUntil(lab.time().next());
            look.run();
        }
        return this;
    }

    Scene runUntil(Predicate<? super Entry> happened) {
        while (lab.journal().entries().stream().noneMatch(happened)) {
            if (lab.time().next().equals(Instant.MAX)) {
                throw new AssertionError("the lab is idle, and it has not happened");
            }
            lab.time().runUntil(lab.time().next());
        }
        return this;
    }

    /** A person of the account puts an event on a bus, named or by ARN. */
    PutEventsResponse put(String account, String bus, String source, String detailType, String detail) {
        return (PutEventsResponse) lab.api().call(Caller.person(account, Lab.REGION), "events", "PutEvents",
                PutEventsRequest.builder().entries(PutEventsRequestEntry.builder().eventBusName(bus).source(source)
                        .detailType(detailType).detail(detail).build()).build());
    }

    /** The account's doorbell has the hub look at its attachment again. */
    Scene ring(String account) {
        put(account, "transit-handshake", "transit-handshake.spoke", "Attachment Requested",
                "{\"attachmentId\": \"" + network().attachmentIdOf(account) + "\"}");
        return this;
    }

    Network network() {
        return new Network(lab);
    }

    /** How the executions of connect ended, in order: the status that they end with, or Step Functions' own. */
    List<String> endings() {
        return lab.journal().of(Entry.Execution.class)
                .filter(e -> e.machine().endsWith("-connect") && !e.status().equals("RUNNING"))
                .map(e -> e.status().equals("SUCCEEDED") ? json(e.detail()).path("status").asText() : e.status())
                .toList();
    }

    /** What people are told in words; alarms are apart. */
    List<Entry.Message> messages() {
        return lab.journal().of(Entry.Message.class).filter(message -> !isAlarm(message)).toList();
    }

    List<Entry.Message> alarms() {
        return lab.journal().of(Entry.Message.class).filter(Scene::isAlarm).toList();
    }

    static boolean isAlarm(Entry.Message message) {
        return message.subject().startsWith("ALARM: ");
    }

    /** What functions and machines called. */
    Stream<Entry.ApiCall> calls() {
        return calls(0);
    }

    Stream<Entry.ApiCall> calls(int from) {
        List<Entry> entries = new ArrayList<>(lab.journal().entries());
        return entries.stream().skip(from).filter(Entry.ApiCall.class::isInstance).map(Entry.ApiCall.class::cast)
                .filter(call -> !call.caller().isPerson());
    }

    /** What functions and machines changed in EC2 and RAM since then, as {@code ec2:CreateRoute}. */
    List<String> changes(int from) {
        return calls(from).filter(call -> List.of("ec2", "ram").contains(call.service()))
                .filter(call -> call.error().isEmpty()
                        && !call.operation().matches("(Describe|Get|List|Search).*"))
                .map(call -> call.service() + ":" + call.operation()).toList();
    }

    /** Where the journal stands. */
    int now() {
        return lab.journal().entries().size();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
