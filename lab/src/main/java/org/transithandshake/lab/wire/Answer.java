package org.transithandshake.lab.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response. */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    static Answer xml(int status, Element root) {
        return new Answer(status, Map.of("Content-Type", "text/xml;charset=UTF-8"),
                root.toXml().getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(int status, String contentType, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", contentType);
        return new Answer(status, all, body);
    }
}
