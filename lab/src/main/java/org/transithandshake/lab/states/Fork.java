package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.transithandshake.lab.time.Gate;
import org.transithandshake.lab.time.Timeline;

/** Runs the children of a Parallel or Map beside each other. The first failure halts the others and is thrown. */
final class Fork {
    private static final Duration NO_LIMIT = Duration.ofDays(366);
    private final Timeline time;
    private final List<Function<Strand, JsonNode>> children;
    private final JsonNode[] results;
    private final Gate<Supplier<List<JsonNode>>> all;
    private int started;
    private int finished;

    private Fork(Timeline time, List<Function<Strand, JsonNode>> children) {
        this.time = time;
        this.children = children;
        this.results = new JsonNode[children.size()];
        this.all = new Gate<>(time);
    }

    /** The children's results in their order; at most {@code width} run at the same time. */
    static List<JsonNode> run(Timeline time, Strand parent, List<Function<Strand, JsonNode>> children, int width) {
        return children.isEmpty() ? List.of() : new Fork(time, children).run(parent, Math.min(width, children.size()));
    }

    private List<JsonNode> run(Strand parent, int width) {
        List<Strand> lanes = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            Strand lane = parent.split();
            lanes.add(lane);
            time.spawn("branch", Duration.ZERO, () -> work(lane));
        }
        try {
            return parent.await(all, NO_LIMIT).orElseThrow();
        } finally {
            lanes.forEach(Strand::halt);
        }
    }

    private void work(Strand lane) {
        try {
            while (started < children.size()) {
                lane.check();
                int mine = started++;
                results[mine] = children.get(mine).apply(lane);
                finished++;
            }
            if (finished == children.size()) {
                all.open(() -> Arrays.asList(results));
            }
        } catch (StateFailure failure) {
            all.open(() -> {
                throw failure;
            });
        } catch (Strand.Halted halted) {
            // The parent, or a sibling's failure, ended it.
        }
    }
}
