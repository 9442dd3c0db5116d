package org.transithandshake.lab.wire;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** What the SDK's model classes say about themselves. */
final class Pojos {
    private static final Map<Class<?>, Method> BUILDERS = new ConcurrentHashMap<>();

    private Pojos() {
    }

    /** An empty builder of a model class, to be filled by {@link SdkField#set} and finished by {@link #build}. */
    static SdkPojo builder(Class<? extends SdkPojo> type) {
        try {
            return (SdkPojo) BUILDERS.computeIfAbsent(type, Pojos::builderMethod).invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be built", e);
        }
    }

    private static Method builderMethod(Class<?> type) {
        try {
            return type.getMethod("builder");
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is not a model class of the SDK", e);
        }
    }

    static Object build(SdkPojo builder) {
        return ((Buildable) builder).build();
    }

    /** The member's value; null when nobody set it. A list that was set to empty is a value. */
    static Object value(SdkField<?> field, SdkPojo pojo) {
        Object value = field.getValueOrDefault(pojo);
        boolean unset = value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
        return unset ? null : value;
    }

    static MarshallingKnownType type(SdkField<?> field) {
        return field.marshallingType().getKnownType();
    }

    /** Describes the items of a list. */
    static SdkField<?> item(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    }

    /** Describes the values of a map; keys are always strings. */
    static SdkField<?> mapValue(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).valueFieldInfo();
    }
}
