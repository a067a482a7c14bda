package org.kept.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that cannot be answered, told so that the caller can mend it (RFC 9457). */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String kind;
    private final String title;
    private final transient List<InputError> faults;
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
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    /** 400: the request cannot be read as what it claims to be. */
    public static Problem unreadable(String detail) {
        return new Problem(400, "unreadable", "The request cannot be read", detail, List.of(), null);
    }

    /** 400, for a query parameter that is not of its form. */
    public static Problem parameter(String name, String detail) {
        return new Problem(
                400,
                "parameter",
                "A parameter is wrong",
                detail,
                List.of(new InputError("?" + name, null, "parameter", detail)),
                null);
    }

    /** 401: nobody is known by what was sent, or nothing was sent to be known by. */
    public static Problem unauthorized(String detail) {
        return new Problem(401, "unknown-caller", "Not signed in", detail, List.of(), null);
    }

    /** 403: known, but not allowed. */
    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "Not allowed", detail, List.of(), null);
    }

    /** 404: there is no such thing, or none that the caller may see. */
    public static Problem notFound(String detail) {
        return new Problem(404, "not-found", "Not found", detail, List.of(), null);
    }

    /** 409: it contradicts what is stored. */
    public static Problem conflict(String detail) {
        return new Problem(409, "conflict", "Conflict", detail, List.of(), null);
    }

    /** 413: more than is taken at once. */
    public static Problem tooLarge(String detail) {
        return new Problem(413, "too-large", "Too large", detail, List.of(), null);
    }

    /** 415: a media type that is not taken here. */
    public static Problem mediaType(String detail) {
        return new Problem(415, "media-type", "Unsupported media type", detail, List.of(), null);
    }

    /** 422: it can be read, and is wrong; every fault is named. */
    public static Problem invalid(String detail, List<InputError> faults) {
        return new Problem(422, "invalid", "Not acceptable as it is", detail, faults, null);
    }

    /** 429: too often; nothing of the request was done. */
    public static Problem tooManyAttempts(String detail, Duration retryAfter) {
        return new Problem(429, "too-many", "Too many tries", detail, List.of(), retryAfter);
    }

    /** 429: more requests than this caller may make; nothing of the request was done. */
    public static Problem tooManyRequests(String detail, Duration retryAfter) {
        return new Problem(429, "too-often", "Too many requests", detail, List.of(), retryAfter);
    }

    /** 503: not now; nothing of the request was stored. */
    public static Problem busy(String detail, Duration retryAfter) {
        return new Problem(503, "busy", "Busy", detail, List.of(), retryAfter);
    }

    /** Any other refusal of the protocol (405, 406, …), and 500. */
    static Problem other(int status, String kind, String title, String detail, List<InputError> faults) {
        return new Problem(status, kind, title, detail, faults, null);
    }

    /** The kind of problem as a URI that never changes once published: {@code urn:kept:problem:not-found}. */
    public String type() {
        return "urn:kept:problem:" + kind;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What is wrong with this request, in one sentence for its sender. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<InputError> faults() {
        return faults;
    }

    /** How long to wait before trying again, where waiting helps. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
