package org.kept.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.handler.HttpException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Translates exceptions into problems for the caller; internal errors are not translated. */
final class ExceptionTranslator {

    /** SQLSTATE for a character that the database encoding does not support. */
    private static final Set<String> UNTRANSLATABLE_CHARACTER = Set.of("22021");

    /** SQLSTATE of a deadlock or a serialisation failure on either database, and H2's of a row that another changes. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "90131");

    private static final String CONFLICT =
            "Someone else changed the same at the same moment. Nothing was changed; try again.";

    private static final String NOT_STORABLE =
            "The request contains a character that cannot be stored, such as U+0000.";

    private static final String FORM_PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final String BROKEN_FORM = "The form is malformed, or a part of it is too large.";

    private ExceptionTranslator() {}

    /** The problem for an exception; null if it is an internal error. */
    static @Nullable Problem translate(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        } else if (failure instanceof JacksonException unreadable) {
            return translate(unreadable);
        } else if (failure instanceof WebApplicationException refusal) {
            return translate(refusal);
        } else if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
            return StandardProblems.of(401);
        } else if (failure instanceof ForbiddenException) {
            return StandardProblems.of(403);
        } else if (failure instanceof HttpException refusal && refusal.getStatusCode() < 500) {
            return StandardProblems.of(refusal.getStatusCode());
        }
        if (hasState(failure, UNTRANSLATABLE_CHARACTER)) {
            return Problem.unreadable(NOT_STORABLE);
        }
        if (DatabaseOutage.isOutage(failure)) {
            return DatabaseOutage.problem();
        }
        if (hasState(failure, CONFLICTS)) {
            return Problem.busy(CONFLICT, Duration.ofSeconds(1));
        }
        return isOfForm(failure) ? Problem.unreadable(BROKEN_FORM) : null;
    }

    /** Whether Quarkus failed to parse a form, for which it throws exceptions of many types. */
    private static boolean isOfForm(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (Arrays.stream(each.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith(FORM_PARSER))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the database reported one of these states. */
    private static boolean hasState(Throwable failure, Set<String> states) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Problem translate(WebApplicationException refusal) {
        if (refusal.getCause() instanceof JacksonException unreadable) {
            return translate(unreadable);
        }
        var status = refusal.getResponse().getStatus();
        if (status >= 500 && isOfForm(refusal)) {
            return Problem.unreadable(BROKEN_FORM);
        }
        return status >= 400 && status < 500 ? StandardProblems.of(status) : null;
    }

    private static Problem translate(JacksonException unreadable) {
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            var pointer = mapping.getPath().stream()
                    .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName())))
                    .collect(Collectors.joining());
            var inputError = InputError.at(pointer, "body.form", "This member has the wrong type.");
            return StandardProblems.unreadable("A member of the body has the wrong type.", List.of(inputError));
        }
        var at = unreadable.getLocation();
        var where = at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return Problem.unreadable(
                unreadable instanceof StreamConstraintsException
                        ? "A number, name or text" + where + " is too long, or the body is nested too deep."
                        : "The body does not match its Content-Type" + where + ".");
    }

    private static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
