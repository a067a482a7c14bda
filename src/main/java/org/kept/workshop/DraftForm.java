package org.kept.workshop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Fields of all workshop forms; each form sends some of them. */
public class DraftForm {

    @RestForm
    @Nullable
    String form;

    @RestForm
    @Nullable
    String revision;

    @RestForm
    @Nullable
    String name;

    @RestForm
    @Nullable
    String statement;

    @RestForm
    @Nullable
    String day;

    @RestForm
    @Nullable
    String first;

    @RestForm
    @Nullable
    String last;

    @RestForm
    @Nullable
    String kpi;

    @RestForm
    @Nullable
    String role;

    @RestForm
    @Nullable
    String because;

    @RestForm
    @Nullable
    String atLeast;

    @RestForm
    @Nullable
    String atMost;

    @RestForm
    @Nullable
    String from;

    @RestForm
    @Nullable
    String agreedBy;

    @RestForm
    @Nullable
    String reviewBy;

    @RestForm
    @Nullable
    String targetReviewBy;

    @RestForm
    @Nullable
    String owner;

    @RestForm
    @Nullable
    String behaviours;

    @RestForm
    @Nullable
    String promise;

    @RestForm
    @Nullable
    String consequence;

    @RestForm
    @Nullable
    String breach;

    @RestForm
    @Nullable
    String seconds;

    @RestForm
    @Nullable
    String clause;

    @RestForm
    @Nullable
    String kind;

    @RestForm
    @Nullable
    String text;

    /** The stripped text of a field; empty if it was not sent. */
    static String text(@Nullable String field) {
        return Optional.ofNullable(field).orElse("").strip();
    }

    /** The stripped text of a field; null if it is empty. */
    static @Nullable String orNull(@Nullable String field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    /** A whole number of up to nine digits; null for anything else. */
    static @Nullable Integer number(@Nullable String field) {
        var text = text(field);
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /** The values that were sent and can be shown again, by field name. */
    Map<String, String> sentValues() {
        var all = new LinkedHashMap<String, String>();
        put(all, "name", name);
        put(all, "statement", statement);
        put(all, "day", day);
        put(all, "kpi", kpi);
        put(all, "role", role);
        put(all, "because", because);
        put(all, "atLeast", atLeast);
        put(all, "atMost", atMost);
        put(all, "from", from);
        put(all, "agreedBy", agreedBy);
        put(all, "reviewBy", reviewBy);
        put(all, "targetReviewBy", targetReviewBy);
        put(all, "owner", owner);
        put(all, "behaviours", behaviours);
        put(all, "promise", promise);
        put(all, "consequence", consequence);
        put(all, "breach", breach);
        put(all, "seconds", seconds);
        put(all, "kind", kind);
        put(all, "text", text);
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
