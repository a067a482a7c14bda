package org.kept.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page address with its query, which contains all state of the page.
 *
 * @param path the path, already encoded
 * @param parameters the query parameters in order, not encoded
 */
public record PageUrl(String path, Map<String, String> parameters) {

    public PageUrl {
        // Not Map.copyOf: it does not keep the order, and the same page must always have the same address.
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A path without a query. */
    public static PageUrl of(String path) {
        return new PageUrl(path, Map.of());
    }

    /** A copy with one parameter set, or removed if the value is null or blank. */
    public PageUrl with(String name, @Nullable String value) {
        var copy = new LinkedHashMap<>(parameters);
        if (value == null || value.isBlank()) {
            copy.remove(name);
        } else {
            copy.put(name, value);
        }
        return new PageUrl(path, copy);
    }

    /** The same query on another page. */
    public PageUrl withPath(String otherPath) {
        return new PageUrl(otherPath, parameters);
    }

    /** The encoded address. */
    public String href() {
        return parameters.isEmpty() ? path : path + "?" + query();
    }

    private String query() {
        return parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Percent-encodes text for a path segment or query value. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
