package org.transithandshake.lab.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Names;
import org.transithandshake.lab.demo.Phase;
import org.transithandshake.lab.events.RuleVerdict;

/** Delivers events to a connected lab, each to its end, and tells what came of it. */
public final class Replayer {
    private final ConnectedLab connected;
    private final Lab lab;
    private final Examples examples;

    /** @param template the SAM template to deploy */
    public Replayer(Path template) {
        connected = new ConnectedLab(template);
        lab = connected.lab;
        examples = connected.examples();
    }

    /** The attachment that connects the two accounts. */
    public String attachment() {
        return connected.attachment();
    }

    /** One example id that stood for an id of the lab. */
    public record Mapped(String written, String means, String what) {
    }

    /** The example ids that the events so far had. */
    public List<Mapped> mapped() {
        return examples.used().stream()
                .map(example -> new Mapped(example.written(), example.means(), example.what())).toList();
    }

    /**
     * One event on its way.
     *
     * @param event with the lab's ids
     */
    public record Prepared(String name, ObjectNode event, Arrival arrival) {
    }

    /**
     * Finds out where the event goes, and which ids it means.
     *
     * @param account where it is to arrive; empty for where its source and account say
     * @throws EventFileException if that is nowhere in the lab
     */
    public Prepared prepare(GivenEvent given, Optional<String> account) {
        Arrival arrival = Arrival.of(given, account);
        ObjectNode event = examples.in(given.event());
        if (event.path("id").asText().isEmpty()) {
            event.put("id", UUID.nameUUIDFromBytes(event.toString().getBytes(UTF_8)).toString());
        }
        return new Prepared(given.name(), event, arrival);
    }

    /** @param round which delivery of it this is, from 1 */
    public Outcome deliver(Prepared prepared, int round) {
        SortedMap<String, String> before = Inventory.of(lab);
        int from = lab.journal().entries().size();
        int undelivered = lab.buses().undelivered().size();
        int dropped = lab.lambda().dropped().size();
        lab.buses().deliver(prepared.arrival().account(), prepared.arrival().bus(), prepared.event());
        lab.time().runUntilIdle();
        List<Entry> entries = lab.journal().entries().stream().skip(from)
                .filter(entry -> !Phase.isUpkeep(entry)).toList();
        return new Outcome(prepared.name(), round, visits(prepared, entries), entries.stream()
                .flatMap(entry -> run(entry).stream()).toList(), calls(entries), lost(undelivered, dropped),
                Change.between(before, Inventory.of(lab)), only(entries, Entry.Message.class)
                .map(message -> message.subject().isEmpty() ? message.text() : message.subject()).toList());
    }

    private List<Outcome.Visit> visits(Prepared prepared, List<Entry> entries) {
        String id = prepared.event().path("id").toString();
        Map<Arrival, Boolean> buses = only(entries, Entry.Event.class)
                .filter(event -> event.json().contains("\"id\":" + id))
                .collect(Collectors.toMap(event -> new Arrival(event.account(), event.bus()), event -> true,
                        (a, b) -> a, LinkedHashMap::new));
        return buses.keySet().stream().map(bus -> visit(prepared, bus)).toList();
    }

    private Outcome.Visit visit(Prepared prepared, Arrival at) {
        List<RuleVerdict> verdicts = lab.buses().verdicts(at.account(), prepared.event());
        Stream<RuleVerdict> here = verdicts.stream().filter(verdict -> verdict.bus().equals(at.bus()));
        Stream<RuleVerdict> elsewhere = verdicts.stream().filter(verdict -> !verdict.bus().equals(at.bus()));
        return new Outcome.Visit(at.account(), at.bus(),
                at.equals(prepared.arrival()) ? Stream.concat(here, elsewhere).toList() : here.toList());
    }

    private static Optional<Outcome.Run> run(Entry entry) {
        return Optional.ofNullable(switch (entry) {
            case Entry.Invocation done -> new Outcome.Run("function", done.account(), Names.plain(done.function()),
                    !done.error().isEmpty(), done.error().isEmpty() ? done.answer() : done.error());
            case Entry.Execution end when !end.status().equals("RUNNING") -> new Outcome.Run("execution",
                    end.account(), Names.plain(end.machine()), !end.status().equals("SUCCEEDED"),
                    end.status() + " " + end.detail());
            default -> null;
        });
    }

    private static int calls(List<Entry> entries) {
        return (int) only(entries, Entry.ApiCall.class).filter(call -> !call.caller().isPerson()).count();
    }

    private List<String> lost(int undelivered, int dropped) {
        return Stream.concat(
                lab.buses().undelivered().stream().skip(undelivered)
                        .map(lost -> lost.ruleArn() + " could not call " + lost.targetArn() + ": " + lost.message()),
                lab.lambda().dropped().stream().skip(dropped)
                        .map(lost -> lost.functionArn() + " was given up: " + lost.error() + ": " + lost.cause()))
                .toList();
    }

    private static <E extends Entry> Stream<E> only(List<Entry> entries, Class<E> type) {
        return entries.stream().filter(type::isInstance).map(type::cast);
    }
}
