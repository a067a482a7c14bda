package org.kept.problem;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error for the caller, with enough detail to correct the request (RFC 9457). */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String kind;
    private final String title;
    private final transient List<InputError> errors;
    private final @Nullable Duration retryAfter;

    private Problem(
            int status,
            String kind,
            String title,
            String detail,
            List<InputError> faults,
            @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.kind = kind;
        this.title = title;
        this.errors = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    /** 400: the request cannot be parsed as what it claims to be. */
    public static Problem unreadable(String detail) {
        return new Problem(400, "unreadable", "Malformed request", detail, List.of(), null);
    }

    /** 400: a query parameter is malformed. */
    public static Problem parameter(String name, String detail) {
        return new Problem(
                400,
                "parameter",
                "Invalid parameter",
                detail,
                List.of(new InputError("?" + name, null, "parameter", detail)),
                null);
    }

    /** 400: a query parameter is none of the codes that it may be; names the nearest. */
    public static Problem parameter(String name, String given, Collection<String> codes) {
        return parameter(
                name,
                name + " must be one of " + String.join(", ", codes) + "." + NearestWord.suggestion(given, codes));
    }

    /**
     * 400: query parameters that are unknown here, repeated or malformed.
     *
     * @param faults at least one; each pointer is a question mark and the name of the parameter
     */
    public static Problem parameters(List<InputError> faults) {
        return new Problem(400, "parameter", "Invalid parameter", faults.get(0).detail(), faults, null);
    }

    /** 401: credentials are missing or invalid. */
    public static Problem unauthorized(String detail) {
        return new Problem(401, "unknown-caller", "Not signed in", detail, List.of(), null);
    }

    /** 403: authenticated, but not allowed. */
    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "Not allowed", detail, List.of(), null);
    }

    /** 404: the resource does not exist, or the caller may not see it. */
    public static Problem notFound(String detail) {
        return new Problem(404, "not-found", "Not found", detail, List.of(), null);
    }

    /** 404 for an address that no route serves; a secret link that does not work gets the same answer. */
    public static Problem unknownAddress() {
        return notFound("Nothing found at this address. Check it for typing errors.");
    }

    /** 409: the request conflicts with stored data. */
    public static Problem conflict(String detail) {
        return new Problem(409, "conflict", "Conflict", detail, List.of(), null);
    }

    /** 413: the request is too large. */
    public static Problem tooLarge(String detail) {
        return new Problem(413, "too-large", "Too large", detail, List.of(), null);
    }

    /** 415: the media type is not supported here. */
    public static Problem mediaType(String detail) {
        return new Problem(415, "media-type", "Unsupported media type", detail, List.of(), null);
    }

    /** 422: the request can be parsed but is invalid; lists every error. */
    public static Problem invalid(String detail, List<InputError> faults) {
        return new Problem(422, "invalid", "Validation failed", detail, faults, null);
    }

    /** 429: too many failed attempts; nothing was done. */
    public static Problem tooManyAttempts(String detail, Duration retryAfter) {
        return new Problem(429, "too-many", "Too many attempts", detail, List.of(), retryAfter);
    }

    /** 429: the rate limit is exceeded; nothing was done. */
    public static Problem tooManyRequests(String detail, Duration retryAfter) {
        return new Problem(429, "too-often", "Too many requests", detail, List.of(), retryAfter);
    }

    /** 503: the service is busy; nothing was stored. */
    public static Problem busy(String detail, Duration retryAfter) {
        return new Problem(503, "busy", "Service busy", detail, List.of(), retryAfter);
    }

    /** Any other HTTP error (405, 406, …), and 500. */
    static Problem other(int status, String kind, String title, String detail, List<InputError> faults) {
        return new Problem(status, kind, title, detail, faults, null);
    }

    /** The problem type, a URI that never changes once published: {@code urn:kept:problem:not-found}. */
    public String type() {
        return "urn:kept:problem:" + kind;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The error in this request, as a sentence for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<InputError> errors() {
        return errors;
    }

    /** How long to wait before a retry; null if waiting does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
