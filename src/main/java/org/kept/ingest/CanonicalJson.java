package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeMap;

/** Canonical form of event data: the same content always gives the same bytes. */
public final class CanonicalJson {

    private static final int DIGEST_BYTES = 16;
    private static final int MAX_SCALE = 1_000_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CanonicalJson() {}

    /** Sorts members by name at every depth, strips trailing zeros of numbers and drops null members. */
    public static ObjectNode sorted(ObjectNode data) {
        var members = new TreeMap<String, JsonNode>();
        data.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                members.put(member.getKey(), value(member.getValue()));
            }
        });
        var sorted = NODES.objectNode();
        sorted.setAll(members);
        return sorted;
    }

    private static JsonNode value(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return sorted(object);
        }
        if (value.isArray()) {
            var array = NODES.arrayNode(value.size());
            value.forEach(each -> array.add(value(each)));
            return array;
        }
        if (value.isNumber()) {
            return number(value.decimalValue());
        }
        return value;
    }

    private static JsonNode number(BigDecimal value) {
        // Kept as sent: written in full, its zeros would not fit into memory.
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            return NODES.numberNode(value);
        }
        var number = value.stripTrailingZeros();
        return number.scale() <= 0 && number.precision() - number.scale() <= 18
                ? NODES.numberNode(number.longValueExact())
                : NODES.numberNode(number);
    }

    /** 128-bit hash of the content: truncated SHA-256, in Base64url. */
    static String digest(Event event, String data) {
        var content = String.join(
                "\n",
                event.type().code(),
                event.time().toString(),
                String.valueOf(event.team()),
                String.valueOf(event.channel()),
                data);
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
