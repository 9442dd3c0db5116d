package org.transithandshake.lab.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Map;

/**
 * What an alarm publishes. Mail gets the same facts as sentences, with the description among them; the lab has no
 * mail. The member {@code Trigger}, which repeats the alarm's definition, is left out.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html">
 *      Notifying users on alarm changes</a>
 */
final class AlarmNotice {
    private static final Map<String, String> REGIONS = Map.of("ap-northeast-1", "Asia Pacific (Tokyo)");

    private AlarmNotice() {
    }

    static String subject(Alarm alarm) {
        String subject = "ALARM: \"" + alarm.name() + "\" in " + region(alarm);
        return subject.length() > 100 ? subject.substring(0, 100) : subject;
    }

    static String text(Alarm alarm, Instant now, double value) {
        return JsonNodeFactory.instance.objectNode().put("AlarmName", alarm.name())
                .put("AlarmDescription", alarm.description()).put("AWSAccountId", alarm.account())
                .put("NewStateValue", "ALARM")
                .put("NewStateReason", "Threshold Crossed: 1 datapoint [" + value + "] was greater than the threshold ("
                        + alarm.threshold() + ").")
                .put("StateChangeTime", now.toString()).put("Region", region(alarm)).put("AlarmArn", alarm.arn())
                .put("OldStateValue", "OK").toString();
    }

    private static String region(Alarm alarm) {
        return REGIONS.getOrDefault(alarm.region(), alarm.region());
    }
}
