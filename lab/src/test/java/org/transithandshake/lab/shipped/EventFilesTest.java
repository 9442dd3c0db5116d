package org.transithandshake.lab.shipped;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.template.Stack;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/**
 * The files of {@code events/} against the rules of both deployed stacks. Each file is shown to all four buses, also
 * to those that it would never reach, so that a pattern that is too wide is seen.
 */
class EventFilesTest {
    private static final String BUS = "transit-handshake";
    private static final Set<String> REQUEST = Set.of("hub AdmitRequestRequestForwarded",
            "hub AdmitRequestRequestCopied", "spoke ForwardRequests");
    private static final Set<String> RINGS = Set.of("hub AdmitRequestAttachmentRequested", "spoke ForwardToHub");
    private static final Set<String> RANGE = Set.of("hub AdmitRequestRangeAdded", "spoke ForwardRanges");
    private static final Set<String> REPORT = Set.of("hub AnswerRoutesReported", "spoke ForwardToHub");
    /** A pattern cannot tell a hostile event from a true one; the functions read again. */
    private static final Map<String, Set<String>> MEETS = Map.ofEntries(
            entry("attachment-modified", RANGE),
            entry("attachment-requested", RINGS),
            entry("execution-failed", Set.of("hub ExecutionFailed")),
            entry("execution-stopped", Set.of("hub ExecutionFailed", "hub AttemptCut")),
            entry("execution-timed-out", Set.of("hub ExecutionFailed", "hub AttemptCut")),
            entry("forged-attachment-requested", RINGS),
            entry("gateway-offered", Set.of("spoke AcceptInvitationGatewayOffered")),
            entry("look-again", RINGS),
            entry("look-again-of-hub", Set.of("hub AdmitRequestAttachmentRequested")),
            entry("hostile-execution-cause", Set.of("hub ExecutionFailed")),
            entry("hostile-offer-of-other-gateway", Set.of("spoke AcceptInvitationGatewayOffered")),
            entry("hostile-range-of-foreign-vpc", RANGE),
            entry("hostile-report-empty-detail", REPORT),
            entry("hostile-report-guessed-token", REPORT),
            entry("hostile-report-wrong-types", REPORT),
            entry("hostile-request-empty-detail", RINGS),
            entry("hostile-request-huge", RINGS),
            entry("hostile-request-injection", RINGS),
            entry("hostile-request-of-hub-attachment", RINGS),
            entry("hostile-request-other-gateway", REQUEST),
            entry("hostile-request-without-detail", RINGS),
            entry("hostile-request-wrong-types", RINGS),
            entry("hostile-routes-of-other-attachment", Set.of("spoke FixRoutesRoutesWanted")),
            entry("hostile-routes-with-destinations", Set.of("spoke FixRoutesRoutesWanted")),
            entry("hostile-share-of-stranger", Set.of("spoke AcceptInvitationShareChanged")),
            entry("offer-timed-out", Set.of("hub ExecutionFailed")),
            entry("policy-changed", Set.of("hub PolicyChanged")),
            // Of a hub with PolicyStore=AppConfig: PolicyEventsTest.
            entry("policy-deployed", Set.of()),
            entry("policy-taken-back", Set.of()),
            entry("range-added", RANGE),
            entry("range-added-ipv6", RANGE),
            entry("range-added-wrapped", RANGE),
            entry("range-refused", RANGE),
            entry("replayed-attachment-requested", RINGS),
            entry("request-accepted-by-hand", Set.of("hub AdmitRequestDecidedByHand")),
            entry("request-by-cloudformation", REQUEST),
            entry("request-by-hand", REQUEST),
            entry("request-of-account-with-zero", REQUEST),
            entry("request-owner-copy", REQUEST),
            entry("routes-reported", REPORT),
            entry("routes-reported-conflict", REPORT),
            entry("routes-wanted", Set.of("spoke FixRoutesRoutesWanted")),
            entry("share-changed", Set.of("spoke AcceptInvitationShareChanged")),
            entry("share-changed-bare", Set.of("spoke AcceptInvitationShareChanged")),
            entry("share-withdrawn", Set.of("spoke AcceptInvitationShareChanged")),
            entry("stack-ready-hub", Set.of("hub OfferStackReady")),
            entry("stack-ready-spoke", Set.of("spoke AcceptInvitationStackReady")),
            entry("stack-updated-hub", Set.of("hub OfferStackReady")),
            entry("stack-updated-spoke", Set.of("spoke AcceptInvitationStackReady")));

    private static Lab lab;
    private static Map<String, Stack> stacks;

    @BeforeAll
    static void deploy() {
        lab = new Lab(ThisRun.setup());
        Landscape land = new Landscape(lab, Shipped.TEMPLATE, 1);
        stacks = Map.of("spoke", land.deploySpoke(Landscape.SPOKE, "10.2.0.0/16", Map.of()),
                "hub", land.deployHub(List.of(Landscape.SPOKE),
                        Map.of("PolicyName", "/transit-handshake/policy")));
    }

    static List<Path> files() {
        return Shipped.files(Shipped.EVENTS);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileMeetsExactlyItsRules(Path file) {
        String name = name(file);
        Set<String> expected = name.startsWith("near-miss-") ? Set.of() : MEETS.get(name);

        assertThat(expected).as("the row of %s in this test's table", name).isNotNull();
        assertThat(met(asDelivered(Shipped.json(file)))).isEqualTo(new TreeSet<>(expected));
    }

    @Test
    void everyRuleHasAFile() {
        Set<String> rules = new TreeSet<>();
        stacks.forEach((role, stack) -> List.of("default", BUS).forEach(bus -> rules(role, bus).stream()
                .map(rule -> role + " " + logical(rule)).forEach(rules::add)));

        assertThat(rules).isEqualTo(MEETS.values().stream().flatMap(Collection::stream)
                .collect(TreeSet::new, Set::add, Set::addAll)).isNotEmpty();
    }

    @Test
    void everyRowHasAFile() {
        assertThat(files().stream().map(EventFilesTest::name)).containsAll(MEETS.keySet());
    }

    private static Set<String> met(JsonNode event) {
        Set<String> met = new TreeSet<>();
        stacks.keySet().forEach(role -> List.of("default", BUS).forEach(bus -> lab.buses()
                .matching(account(role), bus, event).forEach(rule -> met.add(role + " " + logical(rule)))));
        return met;
    }

    /** The ids of stacks named transit-handshake are examples; those of other stacks stay as they are. */
    private static JsonNode asDelivered(JsonNode event) {
        JsonNode id = event.at("/detail/stack-id");
        if (id.asText().contains("stack/" + Landscape.STACK + "/")) {
            String role = event.path("account").asText().equals(Landscape.HUB) ? "hub" : "spoke";
            ((ObjectNode) event.path("detail")).set("stack-id", TextNode.valueOf(stacks.get(role).id()));
        }
        return event;
    }

    private static List<String> rules(String role, String bus) {
        ListRulesResponse response = (ListRulesResponse) lab.api().call(Caller.person(account(role), Lab.REGION),
                "events", "ListRules", ListRulesRequest.builder().eventBusName(bus).build());
        return response.rules().stream().map(Rule::name).toList();
    }

    private static String account(String role) {
        return role.equals("hub") ? Landscape.HUB : Landscape.SPOKE;
    }

    /** CloudFormation names a rule after stack and logical id, and adds a suffix. */
    private static String logical(String rule) {
        return rule.substring(Landscape.STACK.length() + 1, rule.lastIndexOf('-'));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }
}
