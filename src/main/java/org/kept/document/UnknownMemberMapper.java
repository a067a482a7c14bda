package org.kept.document;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;

/** Maps a member of a JSON body that its record does not have to a 422 that names the nearest one. */
@ApplicationScoped
class UnknownMemberMapper {

    /** The code of this error in every kind of body. */
    static final String CODE = "member.unknown";

    private final ProblemResponder problemResponder;

    UnknownMemberMapper(ProblemResponder problemResponder) {
        this.problemResponder = problemResponder;
    }

    @ServerExceptionMapper(UnrecognizedPropertyException.class)
    Response unknownMember(UnrecognizedPropertyException failure, RoutingContext request) {
        var answer = problemResponder.answer(request, problem(failure));
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }

    private static Problem problem(UnrecognizedPropertyException failure) {
        var pointer = failure.getPath().stream()
                .map(step -> step.getFieldName() == null
                        ? Integer.toString(step.getIndex())
                        : DocumentTree.escaped(step.getFieldName()))
                .collect(Collectors.joining("/", "/", ""));
        var names = Stream.ofNullable(failure.getKnownPropertyIds())
                .flatMap(Collection::stream)
                .map(Objects::toString)
                .sorted()
                .toList();
        return Problem.invalid(
                "The body has a member that is unknown here. Nothing was changed.",
                List.of(InputError.at(pointer, CODE, DocumentCursor.unknownMember(failure.getPropertyName(), names))));
    }
}
