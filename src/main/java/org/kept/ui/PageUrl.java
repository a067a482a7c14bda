package org.kept.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page with what it is asked to show: all of a page's state is in its address.
 *
 * @param path the path, encoded already
 * @param parameters the query in its order, not encoded
 */
public record PageUrl(String path, Map<String, String> parameters) {

    public PageUrl {
        // Not Map.copyOf: the same page must always have the same address, in the same order.
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A path without a query. */
    public static PageUrl of(String path) {
        return new PageUrl(path, Map.of());
    }

    /** The same page with one parameter set; without it when the value is null or blank. */
    public PageUrl with(String name, @Nullable String value) {
        var more = new LinkedHashMap<>(parameters);
        if (value == null || value.isBlank()) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new PageUrl(path, more);
    }

    /** The same question put to another page. */
    public PageUrl at(String otherPath) {
        return new PageUrl(otherPath, parameters);
    }

    /** The address as a link has it. */
    public String href() {
        return parameters.isEmpty() ? path : path + "?" + query();
    }

    private String query() {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** A text as one step of a path or one value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
