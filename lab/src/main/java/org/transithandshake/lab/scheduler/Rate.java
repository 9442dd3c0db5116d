package org.transithandshake.lab.scheduler;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;

/**
 * A rate expression, {@code rate(value unit)} (EventBridge Scheduler User Guide, "Rate-based schedules"). The lab knows
 * no cron and no one-time expressions.
 */
record Rate(Duration every) {
    private static final Pattern FORM = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    /** @throws AwsError {@code ValidationException} for everything else */
    static Rate of(String expression) {
        Matcher form = FORM.matcher(expression);
        if (!form.matches() || Long.parseLong(form.group(1)) == 0) {
            throw new AwsError("ValidationException", "Invalid Schedule Expression " + expression
                    + "; the lab takes rate(value unit), such as rate(1 hour).");
        }
        long value = Long.parseLong(form.group(1));
        return new Rate(switch (form.group(2)) {
            case "minute" -> Duration.ofMinutes(value);
            case "hour" -> Duration.ofHours(value);
            default -> Duration.ofDays(value);
        });
    }
}
