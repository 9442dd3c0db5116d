package org.transithandshake.lab.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Fills requests from form parameters.
 *
 * @param alwaysFlat EC2 numbers list items directly, {@code VpcId.1}; the other query services put a step in between,
 *                   {@code Tags.member.1} (Smithy, "AWS EC2 query protocol" and "AWS query protocol")
 */
record FormReader(boolean alwaysFlat) {
    void fill(SdkPojo builder, Form form) {
        for (SdkField<?> field : builder.sdkFields()) {
            Form child = form.child(field.locationName());
            if (child != null) {
                field.set(builder, value(field, child));
            }
        }
        requireKnown(form, builder.sdkFields().stream().map(SdkField::locationName).collect(Collectors.toSet()));
    }

    private Object value(SdkField<?> field, Form form) {
        return switch (Pojos.type(field)) {
            case SDK_POJO -> pojo(field, form);
            case LIST -> list(field, form);
            case MAP -> map(field, form);
            default -> scalar(field, form);
        };
    }

    private Object pojo(SdkField<?> field, Form form) {
        SdkPojo builder = field.constructor().get();
        requireNoText(form);
        fill(builder, form);
        return Pojos.build(builder);
    }

    private static Object scalar(SdkField<?> field, Form form) {
        requireKnown(form, Set.of());
        return Scalars.parse(field, form.text());
    }

    private List<Object> list(SdkField<?> field, Form form) {
        SdkField<?> item = Pojos.item(field);
        boolean flat = alwaysFlat || field.getRequiredTrait(ListTrait.class).isFlattened();
        List<Object> list = new ArrayList<>();
        numbered(form, flat ? "" : item.locationName()).forEach(each -> list.add(value(item, each)));
        return list;
    }

    private Map<String, Object> map(SdkField<?> field, Form form) {
        MapTrait trait = field.getRequiredTrait(MapTrait.class);
        Map<String, Object> map = new LinkedHashMap<>();
        for (Form entry : numbered(form, trait.isFlattened() ? "" : "entry")) {
            requireKnown(entry, Set.of(trait.keyLocationName(), trait.valueLocationName()));
            Form key = part(entry, trait.keyLocationName());
            map.put(key.text(), value(Pojos.mapValue(field), part(entry, trait.valueLocationName())));
        }
        return map;
    }

    private static Form part(Form entry, String step) {
        if (entry.child(step) == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter " + entry.name() + "."
                    + step + ".");
        }
        return entry.child(step);
    }

    /** The items in the order of their numbers. A parameter with an empty value and no numbers is an empty list. */
    private static List<Form> numbered(Form form, String step) {
        if (form.children().isEmpty() && "".equals(form.text())) {
            return List.of();
        }
        requireNoText(form);
        if (!step.isEmpty()) {
            requireKnown(form, Set.of(step));
        }
        Form items = step.isEmpty() ? form : form.child(step);
        SortedMap<Integer, Form> inOrder = new TreeMap<>();
        items.children().forEach((number, item) -> inOrder.put(number(number, item), item));
        return List.copyOf(inOrder.values());
    }

    private static int number(String step, Form item) {
        if (!step.matches("[1-9][0-9]{0,8}")) {
            throw unknown(item);
        }
        return Integer.parseInt(step);
    }

    private static void requireNoText(Form form) {
        if (form.text() != null) {
            throw unknown(form);
        }
    }

    private static void requireKnown(Form form, Set<String> steps) {
        form.children().forEach((step, child) -> {
            if (!steps.contains(step)) {
                throw unknown(child);
            }
        });
    }

    private static AwsError unknown(Form form) {
        return new AwsError("UnknownParameter", "The parameter " + form.name() + " is not recognized.");
    }
}
