package org.kept.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as it is sent: the members of RFC 9457, with every fault, and for a failure of ours the reference to ask with.
 *
 * @param instance the path that was asked for
 * @param reference the request's id, which names its entries in the log of the service; for a 500 only
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
                problem.faults());
    }
}
