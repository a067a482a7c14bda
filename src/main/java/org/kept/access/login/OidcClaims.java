package org.kept.access.login;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The claims in a token whose signature has been verified. */
record OidcClaims(Map<String, Object> all) {

    /** The values of a claim as text: one, or those of a list; empty if the claim is missing. */
    List<String> texts(String path) {
        return flatten(valueAt(path)).filter(text -> !text.isBlank()).toList();
    }

    Optional<String> firstText(String path) {
        return texts(path).stream().findFirst();
    }

    /** Whether the claim is true. Some providers send the text "true" or the number 1. */
    boolean isTrue(String path) {
        return firstText(path)
                .filter(text -> text.equals("true") || text.equals("1"))
                .isPresent();
    }

    /** The claim with this exact name, otherwise the nested member: claim names that are URLs contain slashes. */
    private @Nullable Object valueAt(String path) {
        var exact = all.get(path);
        if (exact != null) {
            return exact;
        }
        @Nullable Object value = all;
        for (var step : path.split("/", -1)) {
            value = value instanceof Map<?, ?> members ? members.get(step) : null;
        }
        return value;
    }

    private static Stream<String> flatten(@Nullable Object value) {
        if (value == null || value == JsonValue.NULL || value instanceof Map) {
            return Stream.empty();
        }
        if (value instanceof JsonString text) {
            // Nested values are JsonStrings, whose toString adds quotation marks.
            return Stream.of(text.getString().strip());
        }
        return value instanceof Collection<?> list
                ? list.stream().flatMap(OidcClaims::flatten)
                : Stream.of(String.valueOf(value).strip());
    }
}
