package org.kept.mapping;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON Pointer (RFC 6901) into a payload.
 *
 * @param steps the names and positions of its segments
 */
record PayloadPointer(List<String> steps) {

    private static final Pattern SLASH = Pattern.compile("/");
    private static final Pattern POSITION = Pattern.compile("0|[1-9]\\d{0,8}");

    static boolean isPointer(String text) {
        return text.isEmpty() || text.startsWith("/");
    }

    static PayloadPointer parse(String text) {
        return new PayloadPointer(SLASH.splitAsStream(text)
                .skip(1)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /** The value at the pointer; null if there is none. */
    @Nullable
    Object find(@Nullable Object root) {
        var at = root;
        for (var step : steps) {
            if (at instanceof Map<?, ?> object) {
                at = object.get(step);
            } else if (at instanceof List<?> list
                    && POSITION.matcher(step).matches()
                    && Integer.parseInt(step) < list.size()) {
                at = list.get(Integer.parseInt(step));
            } else {
                return null;
            }
        }
        return at;
    }
}
