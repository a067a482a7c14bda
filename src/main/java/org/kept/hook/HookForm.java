package org.kept.hook;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/** Values typed into the form of a hook; the secret is not shown again. */
public record HookForm(String name, String mapping, String scheme) {

    public static final HookForm EMPTY = new HookForm("", "", "");

    static HookForm of(@Nullable String name, @Nullable String mapping, @Nullable String scheme) {
        return new HookForm(stripped(name), stripped(mapping), stripped(scheme));
    }

    private static String stripped(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** The errors of a hook at the fields of the form, which has no nested members. */
    static List<InputError> atFields(List<InputError> errors) {
        return errors.stream()
                .map(error -> error.pointer() == null
                        ? error
                        : InputError.at(error.pointer().replace("/signature/", "/"), error.code(), error.detail()))
                .toList();
    }
}
