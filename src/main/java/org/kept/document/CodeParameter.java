package org.kept.document;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** A query parameter whose value is one of a few codes. */
public final class CodeParameter {

    private CodeParameter() {}

    /**
     * What the code stands for; empty if the parameter is absent or blank.
     *
     * @throws Problem 400 if the code is unknown
     */
    public static <T> Optional<T> parse(
            String name, @Nullable String code, List<String> codes, Function<String, Optional<T>> find) {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        var found = find.apply(code);
        if (found.isEmpty()) {
            throw Problem.parameter(name, code, codes);
        }
        return found;
    }
}
