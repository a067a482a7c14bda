package org.kept.webhook;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/** What was typed into the form of a webhook; address and secret are not shown again. */
public record WebhookForm(String name, String format, List<String> types) {

    public static final WebhookForm EMPTY =
            new WebhookForm("", WebhookFormat.CLOUDEVENTS.code(), List.copyOf(NewsType.codes()));

    public WebhookForm {
        types = List.copyOf(types);
    }

    static WebhookForm of(@Nullable String name, @Nullable String format, @Nullable List<String> types) {
        return new WebhookForm(stripped(name), stripped(format), Objects.requireNonNullElse(types, List.<String>of()));
    }

    private static String stripped(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** The errors at the fields of the form, which has one for all types. */
    static List<InputError> atFields(List<InputError> errors) {
        return errors.stream()
                .map(error -> error.pointer() != null && error.pointer().startsWith("/types/")
                        ? InputError.at("/types", error.code(), error.detail())
                        : error)
                .toList();
    }
}
