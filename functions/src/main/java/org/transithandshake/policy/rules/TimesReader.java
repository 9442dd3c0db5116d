package org.transithandshake.policy.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transithandshake.policy.Times;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Members;
import org.transithandshake.policy.text.Node;

/** Reads how long the policy waits. Without the section nothing waits and nothing expires. */
final class TimesReader {
    private static final Pattern LENGTH = Pattern.compile("([1-9]\\d{0,4})([mhd])");
    private static final Duration LONGEST = Duration.ofDays(365);

    private TimesReader() {
    }

    static Times read(Members top, Faults faults) {
        Optional<Node> node = top.node("times");
        if (node.isEmpty()) {
            return Times.none();
        }
        Members times = new Members(node.get(), "times", faults);
        Optional<Duration> grace = times.value("grace", TimesReader::length);
        Optional<Duration> undecided = times.value("undecided", TimesReader::length);
        boolean deletes = times.choice("onRefuse", List.of("keep", "delete")).equals("delete");
        times.refuseOthers();
        return new Times(grace.orElse(Duration.ZERO), undecided, deletes);
    }

    private static Duration length(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no length of time; write minutes, hours or days such"
                    + " as 30m, 24h or 14d, or leave it out");
        }
        long count = Long.parseLong(matcher.group(1));
        Duration length = switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        if (length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is longer than a year; write 365d at most");
        }
        return length;
    }
}
