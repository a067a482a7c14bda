package org.kept.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/** What is wrong with a form: all of it at the top, and each thing again at its field. */
public record FormErrors(List<InputError> all) {

    public static final FormErrors NONE = new FormErrors(List.of());

    /** What is wrong with the field of that name; null where nothing is. */
    public @Nullable String at(String field) {
        return all.stream()
                .filter(inputError -> field.equals(field(inputError)))
                .map(InputError::detail)
                .findFirst()
                .orElse(null);
    }

    /** The field that a fault belongs to: the first step of its pointer. */
    public String field(InputError inputError) {
        return inputError.pointer() == null ? "" : inputError.pointer().split("/", -1)[1];
    }
}
