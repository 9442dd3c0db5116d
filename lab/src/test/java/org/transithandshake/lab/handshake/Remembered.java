package org.transithandshake.lab.handshake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Call;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The table of connections, as a person of the hub reads it. */
record Remembered(Scene scene) {
    private static final String TABLE = "transit-handshake-Connections-";

    /** Every item, by its key. */
    List<Map<String, AttributeValue>> all() {
        return ((ScanResponse) call("Scan", ScanRequest.builder().tableName(table()).build())).items();
    }

    Optional<Map<String, AttributeValue>> of(String account) {
        String id = scene.network().attachmentIdOf(account);
        return all().stream().filter(item -> item.get("id").s().equals(id)).findFirst();
    }

    /** One attribute of what is remembered of the account's attachment; empty if it is not. */
    String of(String account, String attribute) {
        return of(account).map(item -> item.get(attribute)).map(AttributeValue::s).orElse("");
    }

    List<String> rangesOf(String account) {
        return of(account).orElseThrow().get("cidrs").l().stream().map(AttributeValue::s).toList();
    }

    /** As if somebody had restored it from nothing. */
    void empty() {
        all().forEach(item -> call("DeleteItem", DeleteItemRequest.builder().tableName(table())
                .key(Map.of("id", item.get("id"))).build()));
    }

    static boolean isCall(Call call) {
        return call.service().equals("dynamodb") && !call.caller().isPerson();
    }

    private SdkPojo call(String operation, SdkPojo request) {
        return scene.lab.api().call(Caller.person(Scene.HUB, Lab.REGION), "dynamodb", operation, request);
    }

    private String table() {
        return scene.lab.journal().of(Entry.ApiCall.class).filter(call -> call.service().equals("dynamodb"))
                .flatMap(call -> call.request().sdkFields().stream()
                        .filter(field -> field.memberName().equals("TableName"))
                        .map(field -> (String) field.getValueOrDefault(call.request())))
                .filter(name -> name.startsWith(TABLE)).findFirst()
                .orElseThrow(() -> new AssertionError("nobody has asked the table anything yet"));
    }
}
