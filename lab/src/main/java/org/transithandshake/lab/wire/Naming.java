package org.transithandshake.lab.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import software.amazon.awssdk.core.SdkField;

/** How {@link PojoJson} names members and writes instants. */
public enum Naming implements JsonStyle {
    /**
     * PascalCase member names and ISO-8601 instants, as the arguments and results of Step Functions' SDK integrations
     * (Step Functions developer guide, "Learning to use AWS service SDK integrations").
     */
    MEMBER("States.Runtime") {
        @Override
        public String name(SdkField<?> member) {
            String name = member.memberName();
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        @Override
        public JsonNode instant(Instant value) {
            return TextNode.valueOf(value.toString());
        }
    },
    /** The names and epoch seconds of the JSON protocols (Smithy, "AWS JSON 1.1 protocol", "AWS restJson1"). */
    LOCATION("ValidationException") {
        @Override
        public String name(SdkField<?> member) {
            return member.locationName();
        }

        @Override
        public JsonNode instant(Instant value) {
            return DecimalNode.valueOf(BigDecimal.valueOf(value.toEpochMilli(), 3).stripTrailingZeros());
        }
    };

    private final String errorCode;

    Naming(String errorCode) {
        this.errorCode = errorCode;
    }

    /** The code of the error that answers JSON which does not fit the type. */
    String errorCode() {
        return errorCode;
    }
}
