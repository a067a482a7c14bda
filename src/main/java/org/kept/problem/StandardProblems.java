package org.kept.problem;

import java.util.List;

/** Problems for plain HTTP statuses. */
final class StandardProblems {

    private StandardProblems() {}

    /** The problem for a status from 400 to 499 without further detail. */
    static Problem of(int status) {
        return switch (status) {
            case 400 ->
                Problem.unreadable("The request is malformed. Check its headers, form or body, and send it again.");
            case 401 -> Problem.unauthorized("Sign in, or send an API key.");
            case 403 -> Problem.forbidden("You do not have access to this.");
            case 404 -> Problem.unknownAddress();
            case 405 ->
                other(405, "method", "Method not allowed", "This address does not support that method. See Allow.");
            case 406 ->
                other(
                        406,
                        "not-acceptable",
                        "Not acceptable",
                        "Not available in the format your Accept header asks for.");
            case 408 -> other(408, "timeout", "Timeout", "The request took too long to arrive. Send it again.");
            case 413 -> Problem.tooLarge("The request is larger than this address accepts.");
            case 415 -> Problem.mediaType("This address does not support that Content-Type.");
            default -> other(status, "refused", "Refused", "The request was refused.");
        };
    }

    static Problem unreadable(String detail, List<InputError> faults) {
        return Problem.other(400, "unreadable", "Malformed request", detail, faults);
    }

    /** An internal error: the details are in the log under the reference, never in the response. */
    static Problem internal(String reference) {
        return other(
                500,
                "internal",
                "Something went wrong",
                "The error is in Kept, not in your request. Give the operator reference " + reference
                        + ": the log has the details.");
    }

    private static Problem other(int status, String kind, String title, String detail) {
        return Problem.other(status, kind, title, detail, List.of());
    }
}
