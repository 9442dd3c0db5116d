package org.transithandshake.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Half;

/**
 * Both halves of a connection. The hub's was traced here; of the spoke's there is only its word.
 *
 * @param hub   empty where no VPC of the hub has a part in it
 * @param spoke null from a spoke of an older version
 */
record Ways(Optional<Half> hub, Traced spoke) {

    /** An older spoke knows no halves, and has routed: more it could not say before, either. */
    boolean areSound() {
        return hub.map(Traced::of).filter(half -> !half.isSound()).isEmpty() && (spoke == null || spoke.isSound());
    }

    /** What people should look at, though both sides may be connected. */
    List<String> with(List<String> findings) {
        List<String> all = new ArrayList<>(findings);
        lines().forEach(all::add);
        if (spoke != null && spoke.isPartial()) {
            all.add("the spoke says that its half " + spoke.explain() + "; the findings stay in that account");
        }
        return all;
    }

    String explain() {
        return hub.map(half -> "the hub's half, as read there, "
                        + String.join("; ", Stream.concat(Stream.of(Traced.of(half).explain()), lines()).toList()))
                .orElse("no VPC of the hub has a half in it")
                + " | " + (spoke == null ? "the spoke's half was not traced: it rests on the spoke's word that it is"
                        + " routed"
                : "the spoke's half, by its word alone, " + spoke.explain());
    }

    private Stream<String> lines() {
        return hub.stream().flatMap(half -> half.findings().stream()).map(Finding::line);
    }
}
