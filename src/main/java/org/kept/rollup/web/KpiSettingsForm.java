package org.kept.rollup.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.web.KpiSettingsRequests.NewKpiSettings;

/** The form of a KPI's settings. */
public class KpiSettingsForm {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    @RestForm("action")
    @Nullable
    String action;

    @RestForm("variant")
    @Nullable
    String variant;

    @RestForm("within")
    @Nullable
    String within;

    @RestForm("hours")
    @Nullable
    String hours;

    @RestForm("outside")
    @Nullable
    String outside;

    @RestForm("minimumSample")
    @Nullable
    String sample;

    @RestForm("since")
    @Nullable
    String since;

    @RestForm("weeks")
    @Nullable
    String weeks;

    @RestForm("because")
    @Nullable
    String because;

    /** The {@link #mark} of the settings whose effect the author was shown; empty if none was. */
    @RestForm("shown")
    @Nullable
    String shown;

    /** Whether the button of that name was pressed. */
    boolean isAction(String name) {
        return name.equals(action);
    }

    /** The settings as one text without their reason, to compare them with those that were previewed. */
    String mark() {
        var all = Stream.of(variant, within, hours, outside, sample, isForAllHistory() ? "all" : since)
                .map(KpiSettingsForm::typed)
                .toList();
        return Integer.toHexString(all.hashCode());
    }

    static String typed(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    /** Whether all weeks are to be judged by the settings. */
    boolean isForAllHistory() {
        return "all".equals(weeks);
    }

    /**
     * The settings as they are sent over REST.
     *
     * @throws Problem 422 if a number cannot be read, or there is no reason
     */
    NewKpiSettings wanted(ObjectMapper json) {
        var errors = new ArrayList<InputError>();
        var node = JsonNodeFactory.instance.objectNode();
        if (!typed(variant).isEmpty()) {
            node.put("variant", typed(variant));
        }
        number(
                within,
                "within",
                "Write a time in whole seconds.",
                errors,
                seconds -> node.put("withinSeconds", seconds));
        if (hours != null) {
            node.put("hours", typed(hours));
            if (!typed(hours).isEmpty() && !typed(outside).isEmpty()) {
                node.put("outside", typed(outside));
            }
        }
        if (sample != null && typed(sample).isEmpty()) {
            node.put("minimumSample", 0);
        }
        number(sample, "sample", "Write a whole number.", errors, minimum -> node.put("minimumSample", minimum));
        if (isForAllHistory()) {
            node.put("allHistory", true);
        } else if (!typed(since).isEmpty()) {
            node.put("from", typed(since));
        }
        if (typed(because).isEmpty()) {
            errors.add(InputError.at("/because", "because.missing", "Say why. The reason is shown with the settings."));
        }
        node.put("because", typed(because));
        if (!errors.isEmpty()) {
            throw Problem.invalid("The settings were not changed.", errors);
        }
        return json.convertValue(node, NewKpiSettings.class);
    }

    private static void number(
            @Nullable String text, String field, String fault, List<InputError> errors, IntConsumer set) {
        var typed = typed(text);
        if (typed.isEmpty()) {
            return;
        }
        if (WHOLE.matcher(typed).matches()) {
            set.accept(Integer.parseInt(typed));
        } else {
            errors.add(InputError.at("/" + field, field + ".form", fault));
        }
    }

    /** The errors of settings at the fields of the form. */
    static List<InputError> atFields(List<InputError> errors) {
        return errors.stream()
                .map(error -> InputError.at(
                        switch (Objects.requireNonNullElse(error.pointer(), "")) {
                            case "/withinSeconds" -> "/within";
                            case "/minimumSample" -> "/sample";
                            case "/from" -> "/since";
                            default -> Objects.requireNonNullElse(error.pointer(), "/");
                        },
                        error.code(),
                        error.detail()))
                .toList();
    }
}
