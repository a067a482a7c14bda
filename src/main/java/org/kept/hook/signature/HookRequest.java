package org.kept.hook.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A delivery as it arrived: its headers and the bytes of its body. */
public final class HookRequest {

    private static final int MAX_DELIVERY_ID = 200;

    private final Map<String, List<String>> headers = new HashMap<>();
    private final byte[] body;

    /**
     * Creates a request.
     *
     * @param headers values by name, in any case
     * @param body the raw bytes; they are not copied and must not change
     */
    public HookRequest(Map<String, List<String>> headers, byte[] body) {
        headers.forEach((name, values) -> this.headers
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), each -> new ArrayList<>())
                .addAll(values));
        this.body = body;
    }

    /** Value of a header; null if it is missing or ambiguous because it is repeated. */
    @Nullable
    String header(String name) {
        var values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? values.get(0).strip() : null;
    }

    /** Whether the header is there at all. */
    boolean hasHeader(String name) {
        return headers.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** The sender's id of this delivery, for log lines; null if there is none of a reasonable length. */
    @Nullable
    String deliveryId(String name) {
        var id = header(name);
        return id == null || id.isEmpty() || id.length() > MAX_DELIVERY_ID ? null : id;
    }

    byte[] body() {
        return body;
    }
}
