package org.kept.workshop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;
import org.kept.workshop.draft.DraftTime;

/**
 * The fields of the page of a draft. All its forms are sent together, so that pressing one button loses nothing typed
 * into other forms. The address of a button names its form, and the names of that form's fields begin with it.
 */
public class DraftForm {

    private static final String SEPARATOR = ".";

    @RestQuery("form")
    @Nullable
    String pressed;

    @RestForm("form")
    @Nullable
    String named;

    @RestQuery("clause")
    @Nullable
    String clause;

    @RestQuery("kpi")
    @Nullable
    String timedKpi;

    @RestQuery("calendar")
    @Nullable
    String calendar;

    /** The code of the KPI whose time is set. */
    String timedKpi() {
        return timedKpi == null ? DraftTime.SERVICE_LEVEL : timedKpi;
    }

    /** The calendar of that time; null if none. */
    @Nullable
    String calendar() {
        return calendar;
    }

    /** The identifier of the form whose button was pressed; empty if none was. */
    String form() {
        return parseText(pressed == null ? named : pressed);
    }

    /** The code of the clause that the form is about; null if none. */
    @Nullable
    String clause() {
        return clause == null ? orNull("clause") : clause;
    }

    /** The stripped text of a field; empty if it was not sent. */
    String text(String field) {
        return parseText(sent(field).stream().findFirst().orElse(null));
    }

    /** The stripped text of a field; null if it is empty. */
    @Nullable
    String orNull(String field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    /** A whole number of up to nine digits; null for anything else. */
    @Nullable
    Integer number(String field) {
        return parseNumber(text(field));
    }

    /** The values of a field that can be sent more than once. */
    List<String> all(String field) {
        return sent(field);
    }

    static @Nullable Integer parseNumber(@Nullable String text) {
        return parseText(text).matches("\\d{1,9}") ? Integer.valueOf(parseText(text)) : null;
    }

    private static String parseText(@Nullable String field) {
        return Optional.ofNullable(field).orElse("").strip();
    }

    private List<String> sent(String field) {
        var own = values(form() + SEPARATOR + field);
        return own.isEmpty() ? values(field) : own;
    }

    private static List<String> values(String name) {
        var data = CurrentRequestManager.get().getFormData();
        var found = data == null ? null : data.get(name);
        return found == null
                ? List.of()
                : found.stream().map(each -> each.getValue()).toList();
    }

    /** The values sent for each form, by field; several values of a field are joined by commas. */
    Map<String, Map<String, String>> forms() {
        var forms = new LinkedHashMap<String, Map<String, String>>();
        var data = CurrentRequestManager.get().getFormData();
        if (data == null) {
            return forms;
        }
        for (var name : data) {
            var at = name.lastIndexOf(SEPARATOR);
            forms.computeIfAbsent(at < 0 ? form() : name.substring(0, at), each -> new LinkedHashMap<>())
                    .putIfAbsent(name.substring(at + 1), String.join(",", values(name)));
        }
        return forms;
    }
}
