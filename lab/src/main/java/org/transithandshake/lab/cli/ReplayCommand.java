package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.transithandshake.lab.replay.EventFile;
import org.transithandshake.lab.replay.GivenEvent;
import org.transithandshake.lab.replay.Outcome;
import org.transithandshake.lab.replay.Replayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handshake replay}: what events do to two accounts that are connected. */
@Command(name = "replay", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Connects a hub (account B, 222222222222) and a spoke (account A, 111111111111) in an embedded"
                + " AWS, then delivers the events of the files, one after another, each to its end. Says which rules"
                + " matched, where an event differs from the patterns of the others, what ran, and what changed.", "",
                "A file has one event as EventBridge delivers it, a list of them, one a line, or the entries of 'aws"
                + " events put-events'. The example ids of the files in events/ stand for those of the lab."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing changed", "1:a file or option is not understood",
                "2:something changed, or people were told something"},
        footerHeading = "%nExamples:%n",
        footer = {"  handshake replay events/attachment-requested.json",
                "  handshake replay events/*.json --times 2 --json",
                "  handshake replay forged.json --account 222222222222    as if it had come to the hub"})
final class ReplayCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Parameters(arity = "1..*", paramLabel = "EVENT.json", description = "files of events")
    private List<Path> files;

    @Option(names = "--account", paramLabel = "ID",
            description = "where the events arrive (default: where their source and account say)")
    private String account;

    @Option(names = "--times", paramLabel = "N", defaultValue = "1",
            description = "how often all of them are delivered, 1 to 100 (default: ${DEFAULT-VALUE})")
    private int times;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Mixin
    private TemplateOption template;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Bounds.requireWithin(spec, "--times", times, 1, 100);
        Path file = template.require();
        List<GivenEvent> given = files.stream().flatMap(events -> EventFile.read(events).stream()).toList();
        Replayer replayer = new Replayer(file);
        List<Replayer.Prepared> events = given.stream()
                .map(event -> replayer.prepare(event, Optional.ofNullable(account))).toList();
        PrintWriter out = spec.commandLine().getOut();
        List<Outcome> outcomes = json ? deliver(replayer, events, (event, outcome) -> { })
                : aloud(replayer, events, out);
        if (json) {
            out.println(JSON.writeValueAsString(ReplayJson.of(replayer, outcomes)));
        }
        out.flush();
        return outcomes.stream().anyMatch(Outcome::changed) ? Handshake.NO : Handshake.OK;
    }

    private List<Outcome> aloud(Replayer replayer, List<Replayer.Prepared> events, PrintWriter out) {
        ReplayText text = new ReplayText(out, Paint.choose(System.getenv(), System.console() != null), times);
        text.begin(replayer);
        List<Outcome> outcomes = deliver(replayer, events, text::outcome);
        text.end(outcomes);
        return outcomes;
    }

    private List<Outcome> deliver(
            Replayer replayer, List<Replayer.Prepared> events, BiConsumer<Replayer.Prepared, Outcome> listener) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int round = 1; round <= times; round++) {
            for (Replayer.Prepared event : events) {
                outcomes.add(replayer.deliver(event, round));
                listener.accept(event, outcomes.getLast());
            }
        }
        return outcomes;
    }
}
