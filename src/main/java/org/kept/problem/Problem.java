package org.kept.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that cannot be answered, told so that the caller can mend it (RFC 9457). */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient List<Fault> faults;
    private final @Nullable Duration retryAfter;

    private Problem(int status, String title, String detail, List<Fault> faults, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.title = title;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    /** 400: the request cannot be read as what it claims to be. */
    public static Problem unreadable(String detail) {
        return new Problem(400, "The request cannot be read", detail, List.of(), null);
    }

    /** 400, for a query parameter that is not of its form. */
    public static Problem parameter(String name, String detail) {
        return new Problem(
                400, "A parameter is wrong", detail, List.of(new Fault("?" + name, null, "parameter", detail)), null);
    }

    /** 403: known, but not allowed. */
    public static Problem forbidden(String detail) {
        return new Problem(403, "Not allowed", detail, List.of(), null);
    }

    /** 404: there is no such thing, or none that the caller may see. */
    public static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail, List.of(), null);
    }

    /** 409: it contradicts what is stored. */
    public static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail, List.of(), null);
    }

    /** 413: more than is taken at once. */
    public static Problem tooLarge(String detail) {
        return new Problem(413, "Too large", detail, List.of(), null);
    }

    /** 415: a media type that is not taken here. */
    public static Problem mediaType(String detail) {
        return new Problem(415, "Unsupported media type", detail, List.of(), null);
    }

    /** 422: it can be read, and is wrong; every fault is named. */
    public static Problem invalid(String detail, List<Fault> faults) {
        return new Problem(422, "Not acceptable as it is", detail, faults, null);
    }

    /** 503: not now; nothing of the request was stored. */
    public static Problem busy(String detail, Duration retryAfter) {
        return new Problem(503, "Busy", detail, List.of(), retryAfter);
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

    public List<Fault> faults() {
        return faults;
    }

    /** How long to wait before trying again, where waiting helps. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
