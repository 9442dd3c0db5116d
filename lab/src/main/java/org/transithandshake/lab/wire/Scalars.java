package org.transithandshake.lab.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;

/** Values without members, as the query and XML protocols and the parts of a URL spell them. */
final class Scalars {
    /** Milliseconds are always written, as EC2 does: {@code 2026-11-23T10:00:00.000Z}. */
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Scalars() {
    }

    static String print(Object value) {
        return switch (value) {
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArray());
            case Instant instant -> ISO.format(instant);
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    /** Throws {@code InvalidParameterValue} when the text is no value of the member's type. */
    static Object parse(SdkField<?> field, String text) {
        try {
            return switch (Pojos.type(field)) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case SHORT -> Short.valueOf(text);
                case BYTE -> Byte.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BIG_DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> truth(text);
                case INSTANT -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
                case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
                default -> throw new IllegalArgumentException("not a scalar");
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new AwsError("InvalidParameterValue",
                    "Invalid value '" + text + "' for " + field.locationName() + " (" + Pojos.type(field) + ").");
        }
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
