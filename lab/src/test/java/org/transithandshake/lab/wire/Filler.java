package org.transithandshake.lab.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/**
 * Makes model objects with random content: all members of the outermost object, and about half of those inside.
 *
 * @param shortest the fewest items of a list
 * @param leaveOut names of members that are never set
 */
record Filler(RandomGenerator random, int shortest, Set<String> leaveOut) {
    /** Deeper than any model that does not contain itself. */
    private static final int DEEPEST = 12;

    SdkPojo fill(Class<? extends SdkPojo> type) {
        return (SdkPojo) pojo(Pojos.builder(type), 0);
    }

    private Object pojo(SdkPojo builder, int depth) {
        List<SdkField<?>> fields = builder.sdkFields();
        // A nested object without members does not exist in a form, so one member is always set.
        int always = fields.isEmpty() ? 0 : random.nextInt(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            boolean wanted = depth == 0 || i == always || random.nextBoolean();
            if (wanted && depth < DEEPEST && !leaveOut.contains(fields.get(i).memberName())) {
                fields.get(i).set(builder, value(fields.get(i), depth));
            }
        }
        return Pojos.build(builder);
    }

    private Object value(SdkField<?> field, int depth) {
        return switch (Pojos.type(field)) {
            case SDK_POJO -> pojo(field.constructor().get(), depth + 1);
            case LIST -> list(Pojos.item(field), depth);
            case MAP -> map(Pojos.mapValue(field), depth);
            case STRING -> text(field);
            case INTEGER -> field.location() == MarshallLocation.STATUS_CODE ? 202 : random.nextInt();
            case LONG -> random.nextLong();
            case SHORT -> (short) random.nextInt();
            case BYTE -> (byte) random.nextInt();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case BIG_DECIMAL -> BigDecimal.valueOf(random.nextLong(), 4);
            case BOOLEAN -> random.nextBoolean();
            case INSTANT -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
            case SDK_BYTES -> SdkBytes.fromUtf8String(text(field));
            default -> throw new IllegalArgumentException(field.memberName() + " has an unexpected type");
        };
    }

    private String text(SdkField<?> field) {
        String number = Integer.toHexString(random.nextInt());
        boolean header = field.location() == MarshallLocation.HEADER;
        return header ? number : number + " <a&b> \"c\" d+e%f=g;h/i, \u00fc\r\n\u6771 ";
    }

    private List<Object> list(SdkField<?> item, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(shortest, 3); i > 0; i--) {
            list.add(value(item, depth));
        }
        return list;
    }

    private Map<String, Object> map(SdkField<?> value, int depth) {
        Map<String, Object> map = new TreeMap<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            map.put("key " + random.nextInt(), value(value, depth));
        }
        return map;
    }
}
