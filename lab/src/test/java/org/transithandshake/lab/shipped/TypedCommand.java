package org.transithandshake.lab.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** A person of the account who carries out the command that a message names. */
record TypedCommand(Lab lab, String account) {
    private static final Pattern START = Pattern.compile("start-execution .*--state-machine-arn (\\S+?)[.;]?(\\s|$)");
    private static final Pattern PUT = Pattern.compile("put-events .*--entries '(\\[.*])'");

    /** @throws AssertionError if the text has none of those that finish the work */
    void run(String text) {
        Matcher start = START.matcher(text);
        Matcher put = PUT.matcher(text);
        if (start.find()) {
            lab.sfn(account).startExecution(r -> r.stateMachineArn(start.group(1)));
        } else if (put.find()) {
            JsonNode entry = Shipped.parse(put.group(1)).get(0);
            lab.api().call(Caller.person(account, Lab.REGION), "events", "PutEvents", PutEventsRequest.builder()
                    .entries(PutEventsRequestEntry.builder().eventBusName(entry.path("EventBusName").asText())
                            .source(entry.path("Source").asText()).detailType(entry.path("DetailType").asText())
                            .detail(entry.path("Detail").asText()).build()).build());
        } else {
            throw new AssertionError("no command in: " + text);
        }
    }
}
