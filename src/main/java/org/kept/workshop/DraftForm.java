package org.kept.workshop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What the forms of the workshop may say; each form says some of it. */
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

    /** The text of a field without blanks around it; empty where it was not sent. */
    static String text(@Nullable String field) {
        return Optional.ofNullable(field).orElse("").strip();
    }

    /** The same, or null where it says nothing. */
    static @Nullable String orNull(@Nullable String field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    /** A whole number; null where none was sent. */
    static @Nullable Integer number(@Nullable String field) {
        var text = text(field);
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /** Everything that was sent, by the name of its field. */
    Map<String, String> all() {
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
