package org.kept.access.login;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a provider says of somebody, in a token whose signature has been checked. */
record OidcClaims(Map<String, Object> all) {

    /** The claim as texts: one, or as many as a list holds; none where it is absent. */
    List<String> texts(String path) {
        return flat(at(path)).filter(text -> !text.isBlank()).toList();
    }

    Optional<String> text(String path) {
        return texts(path).stream().findFirst();
    }

    /** Whether it says true; some providers write that as a text, and some as 1. */
    boolean isTrue(String path) {
        return text(path)
                .filter(text -> text.equals("true") || text.equals("1"))
                .isPresent();
    }

    /** A whole name comes first: names of claims that are addresses have slashes of their own. */
    private @Nullable Object at(String path) {
        var whole = all.get(path);
        if (whole != null) {
            return whole;
        }
        @Nullable Object here = all;
        for (var step : path.split("/", -1)) {
            here = here instanceof Map<?, ?> members ? members.get(step) : null;
        }
        return here;
    }

    private static Stream<String> flat(@Nullable Object value) {
        if (value == null || value == JsonValue.NULL || value instanceof Map) {
            return Stream.empty();
        }
        if (value instanceof JsonString text) {
            // What is inside of a claim comes as JSON, and its own form has quotation marks.
            return Stream.of(text.getString().strip());
        }
        return value instanceof Collection<?> list
                ? list.stream().flatMap(OidcClaims::flat)
                : Stream.of(String.valueOf(value).strip());
    }
}
