package org.kept.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The error document as sent: the members of RFC 9457, the input errors, and a reference for internal errors.
 *
 * @param instance the requested path
 * @param reference the request id, which identifies the log entries; null unless the status is 500
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String reference,
        List<InputError> errors) {

    static ProblemDocument of(Problem problem, String instance, @Nullable String reference) {
        return new ProblemDocument(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                instance,
                reference,
                problem.errors());
    }
}
