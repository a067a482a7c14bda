package org.kept.problem;

import java.util.List;

/** Problems for plain HTTP statuses. */
final class StandardProblems {

    private StandardProblems() {}

    /** The problem for a status from 400 to 499 without further detail. */
    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.unreadable("The request cannot be read.");
            case 401 -> Problem.unauthorized("This is not open to everybody.");
            case 403 -> Problem.forbidden("You are known here, but this is not open to you.");
            case 404 -> Problem.notFound("There is nothing at this address.");
            case 405 -> other(405, "method", "Method not allowed", "This address does not take that method.");
            case 406 -> other(406, "not-acceptable", "Not acceptable", "There is no such form of this to send.");
            case 408 -> other(408, "timeout", "Too slow", "The request took too long to arrive.");
            case 413 -> Problem.tooLarge("The request is larger than is taken at once.");
            case 415 -> Problem.mediaType("This address does not take that Content-Type.");
            default -> other(status, "refused", "Refused", "The request was refused.");
        };
    }

    static Problem unreadable(String detail, List<InputError> faults) {
        return Problem.other(400, "unreadable", "The request cannot be read", detail, faults);
    }

    /** An internal error: the details are in the log under the reference, never in the response. */
    static Problem internal(String reference) {
        return other(
                500,
                "internal",
                "Something went wrong here",
                "This is our fault, not yours. The log of the service has the details under reference " + reference
                        + ".");
    }

    private static Problem other(int status, String kind, String title, String detail) {
        return Problem.other(status, kind, title, detail, List.of());
    }
}
