package org.kept.download;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.kept.problem.ListParameters;
import org.kept.problem.Problem;

/**
 * Request for a list of the REST API: one page of it as JSON, or all of it as a file.
 *
 * @param cursor the cursor of the page; null for the first
 * @param limit the size of the page
 * @param maxLimit the size of the pages that a file is read by
 */
public record ListRequest(
        DownloadFormat format, UriInfo address, @Nullable String cursor, int limit, int maxLimit) {

    /**
     * Checks the parameters of a request.
     *
     * @param format the parameter of that name; null if it is absent
     * @throws Problem 400 if the format is unknown, or the limit is not from 1 to {@code maxLimit}
     */
    public static ListRequest of(
            @Nullable String format,
            HttpHeaders headers,
            UriInfo address,
            @Nullable String cursor,
            int limit,
            int maxLimit) {
        return new ListRequest(
                DownloadFormat.of(format, headers), address, cursor, ListParameters.limit(limit, maxLimit), maxLimit);
    }
}
