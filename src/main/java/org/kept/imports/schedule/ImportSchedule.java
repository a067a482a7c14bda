package org.kept.imports.schedule;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that is fetched and imported repeatedly.
 *
 * @param mapping name of a saved mapping or recipe
 * @param author author of the schedule
 * @param due time of the next fetch
 * @param etag the version imported last, as its server names it; null if it gives none
 * @param lastModified time of that version, as its server writes it; null if it gives none
 * @param failures number of failed runs since the last successful one
 * @param paused whether it is not fetched until someone resumes it
 */
record ImportSchedule(
        String name,
        URI url,
        String mapping,
        Duration every,
        String author,
        Instant due,
        @Nullable String etag,
        @Nullable String lastModified,
        int failures,
        boolean paused) {

    private static final Duration FIRST_RETRY = Duration.ofMinutes(15);
    private static final int MAX_DOUBLINGS = 10;

    /** Time of the next fetch after a successful run: at the usual interval, and only once for all missed times. */
    Instant dueAfterSuccess(Instant now) {
        var next = due.plus(every);
        if (next.isAfter(now)) {
            return next;
        }
        var missed = Duration.between(due, now).dividedBy(every);
        return due.plus(every.multipliedBy(missed + 1));
    }

    /**
     * Time of the next fetch after another failure: after 15 minutes, then at growing intervals up to the usual one.
     */
    Instant dueAfterFailure(Instant now) {
        var retry = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        return now.plus(retry.compareTo(every) < 0 ? retry : every);
    }

    /** The schedule after a run. */
    ImportSchedule after(
            Instant nextDue, @Nullable String version, @Nullable String versionModified, int failuresSoFar) {
        return new ImportSchedule(
                name, url, mapping, every, author, nextDue, version, versionModified, failuresSoFar, paused);
    }

    /** The schedule with this pause state and due time. */
    ImportSchedule with(boolean isPaused, Instant nextDue) {
        return new ImportSchedule(name, url, mapping, every, author, nextDue, etag, lastModified, failures, isPaused);
    }

    /** The address without its query, which may contain a secret. */
    String shownUrl() {
        return "https://" + url.getRawAuthority() + (url.getRawPath() == null ? "" : url.getRawPath())
                + (url.getRawQuery() == null ? "" : "?…");
    }
}
