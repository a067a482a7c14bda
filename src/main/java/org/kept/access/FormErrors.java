package org.kept.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/** The input errors of a form: all listed at the top, each repeated at its field. */
public record FormErrors(List<InputError> all) {

    public static final FormErrors NONE = new FormErrors(List.of());

    /** The first error of this field; null if it has none. */
    public @Nullable String at(String field) {
        return all.stream()
                .filter(inputError -> field.equals(field(inputError)))
                .map(InputError::detail)
                .findFirst()
                .orElse(null);
    }

    /** The field of an error: the first step of its pointer, empty if the error has no pointer. */
    public String field(InputError inputError) {
        return inputError.pointer() == null ? "" : inputError.pointer().split("/", -1)[1];
    }
}
