package org.transithandshake.lab.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Renders a response as XML elements under the names by which clients look for them.
 *
 * @param itemName the element of a list's item
 */
record PojoXml(Function<SdkField<?>, String> itemName) {
    /** EC2 calls every item {@code item}, as its API reference shows. */
    static final PojoXml EC2 = new PojoXml(item -> "item");
    /** The other query services call it {@code member} unless the model says otherwise. */
    static final PojoXml QUERY = new PojoXml(SdkField::unmarshallLocationName);

    List<Element> members(SdkPojo pojo) {
        List<Element> elements = new ArrayList<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = Pojos.value(field, pojo);
            if (value != null) {
                elements.addAll(elements(field.unmarshallLocationName(), field, value));
            }
        }
        return elements;
    }

    private List<Element> elements(String name, SdkField<?> field, Object value) {
        return switch (value) {
            case SdkPojo pojo -> List.of(Element.of(name, members(pojo)));
            case List<?> list when field.getRequiredTrait(ListTrait.class).isFlattened() ->
                    items(name, Pojos.item(field), list);
            case List<?> list -> {
                SdkField<?> item = Pojos.item(field);
                yield List.of(Element.of(name, items(itemName.apply(item), item, list)));
            }
            case Map<?, ?> map when field.getRequiredTrait(MapTrait.class).isFlattened() -> entries(name, field, map);
            case Map<?, ?> map -> List.of(Element.of(name, entries("entry", field, map)));
            default -> List.of(Element.text(name, Scalars.print(value)));
        };
    }

    private List<Element> items(String name, SdkField<?> item, List<?> list) {
        return list.stream().flatMap(each -> elements(name, item, each).stream()).toList();
    }

    private List<Element> entries(String name, SdkField<?> field, Map<?, ?> map) {
        MapTrait trait = field.getRequiredTrait(MapTrait.class);
        return map.entrySet().stream().map(entry -> {
            List<Element> parts = new ArrayList<>();
            parts.add(Element.text(trait.keyLocationName(), entry.getKey().toString()));
            parts.addAll(elements(trait.valueLocationName(), Pojos.mapValue(field), entry.getValue()));
            return Element.of(name, parts);
        }).toList();
    }
}
