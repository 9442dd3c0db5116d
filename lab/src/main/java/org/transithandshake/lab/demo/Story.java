package org.transithandshake.lab.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Journal;

/**
 * The six steps as they happen, told from the answers of the functions and the ends of the executions: who did what
 * in which account, by which rule, at what virtual time.
 */
public final class Story {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Instant begin;
    private final Consumer<Line> listener;
    private final List<Line> lines = new ArrayList<>();

    /**
     * @param at     virtual time since the demo began
     * @param number 1 to 6, or 0 for what belongs to no step
     * @param actor  function or state machine
     */
    public record Line(Duration at, int number, String account, String actor, String text) {
    }

    /** What one function's answer tells. */
    private record Told(int number, String text) {
    }

    private Story(Instant begin, Consumer<Line> listener) {
        this.begin = begin;
        this.listener = listener;
    }

    /** Follows a journal from now on. */
    public static Story follow(Journal journal, Instant begin, Consumer<Line> listener) {
        Story story = new Story(begin, listener);
        journal.follow(story::read);
        return story;
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    private void read(Entry entry) {
        switch (entry) {
            case Entry.Invocation done when done.error().isEmpty() -> told(done)
                    .ifPresent(told -> add(done.at(), told, done.account(), Names.plain(done.function())));
            case Entry.Execution end when end.machine().endsWith("-connect") && !end.status().equals("RUNNING") ->
                    add(end.at(), new Told(0, ending(end)), end.account(), Names.plain(end.machine()));
            case Entry.Message message -> add(message.at(), new Told(0, "tells people: " + message.subject()),
                    message.account(), "SNS");
            default -> { }
        }
    }

    private void add(Instant at, Told told, String account, String actor) {
        Line line = new Line(Duration.between(begin, at), told.number(), account, actor, told.text());
        lines.add(line);
        listener.accept(line);
    }

    private static Optional<Told> told(Entry.Invocation done) {
        JsonNode answer = json(done.answer());
        return switch (Names.plain(done.function())) {
            case "EnsureGateway" -> one(1, "Transit Gateway " + answer.path("gatewayId").asText()
                    + ": automatic acceptance, association and propagation are off");
            case "EnsureRouteTables" -> one(1, "its route tables: segments and airlocks");
            case "ConnectHubVpcs" -> answer.path("attachmentIds").isEmpty() ? Optional.empty()
                    : one(1, "the hub's own VPC attached: " + list(answer.path("attachmentIds")));
            case "ShareGateway" -> one(2, "shared with " + list(answer.path("accounts")));
            case "AcceptInvitation" -> answer.path("done").isEmpty() ? Optional.empty()
                    : one(3, list(answer.path("done")));
            case "RequestAttachment" -> one(4, "requested " + answer.path("attachmentId").asText() + ": "
                    + answer.path("state").asText());
            case "AdmitRequest" -> answer.path("status").asText().matches("Ignored|Known|Connected") ? Optional.empty()
                    : one(5, answer.path("why").asText());
            case "EnterAirlock" -> one(5, "shows its real ranges in the airlock " + answer.path("airlock").asText());
            case "PlaceAttachment", "VerifyPlacement" -> placing(done, answer);
            case "FixHubRoutes", "FixRoutes" -> one(6, answer.path("status").asText() + ": "
                    + list(answer.path("routes")) + findings(answer.path("findings")));
            case "Withdraw" -> one(5, "withdrawn: neither placed nor in an airlock");
            default -> Optional.empty();
        };
    }

    private static Optional<Told> placing(Entry.Invocation done, JsonNode answer) {
        String status = answer.path("status").asText();
        return switch (status) {
            case "Unsteady" -> one(5, "the ranges are not steady yet: " + list(answer.path("cidrs")));
            case "Crowded" -> one(5, "another attachment is in the airlock");
            default -> one(5, (Names.plain(done.function()).equals("VerifyPlacement") ? "proven: " : "")
                    + answer.path("why").asText());
        };
    }

    private static String ending(Entry.Execution end) {
        if (!end.status().equals("SUCCEEDED")) {
            return end.status() + " " + end.detail();
        }
        JsonNode output = json(end.detail());
        return output.path("status").asText() + " " + output.path("attachmentId").asText()
                + (output.has("why") && !output.path("status").asText().equals("Connected")
                        ? ": " + output.path("why").asText() : "");
    }

    private static String findings(JsonNode findings) {
        return findings.isEmpty() ? "" : "; but " + list(findings);
    }

    private static Optional<Told> one(int number, String text) {
        return Optional.of(new Told(number, text));
    }

    private static String list(JsonNode items) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.asText()));
        return String.join(", ", texts);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the lab wrote an answer that is no JSON: " + text, e);
        }
    }
}
