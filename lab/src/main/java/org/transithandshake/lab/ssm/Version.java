package org.transithandshake.lab.ssm;

import java.time.Instant;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;

/** What a parameter said from one PutParameter to the next. */
record Version(String name, long number, String type, String tier, String value, String description, Instant at) {

    static String arn(Caller caller, String name) {
        return "arn:aws:ssm:" + caller.region() + ":" + caller.account() + ":parameter"
                + (name.startsWith("/") ? name : "/" + name);
    }

    Parameter seenBy(Caller caller) {
        return Parameter.builder().name(name).type(type).value(value).version(number).lastModifiedDate(at)
                .arn(arn(caller, name)).dataType("text").build();
    }

    ParameterHistory asHistory() {
        return ParameterHistory.builder().name(name).type(type).value(value).version(number).lastModifiedDate(at)
                .tier(tier).description(description).dataType("text").build();
    }
}
