package org.kept.imports.schedule;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that is fetched and imported again and again.
 *
 * @param mapping name of a saved mapping or recipe
 * @param author who asked for it
 * @param due when it is fetched next
 * @param etag the version of the file that was imported last, as its server names it; null if it does not
 * @param lastModified when that version was made, as its server writes it; null if it does not
 * @param failures number of failed runs since the last one that did not fail
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

    /** When it is fetched after a run that did not fail: at its usual pace, and once for all times that were missed. */
    Instant dueAfterSuccess(Instant now) {
        var next = due.plus(every);
        if (next.isAfter(now)) {
            return next;
        }
        var missed = Duration.between(due, now).dividedBy(every);
        return due.plus(every.multipliedBy(missed + 1));
    }

    /** When it is fetched after one more failure: after 15 minutes, then ever later, up to its usual pace. */
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

    /** The schedule, paused or not, and due at that time. */
    ImportSchedule with(boolean isPaused, Instant nextDue) {
        return new ImportSchedule(name, url, mapping, every, author, nextDue, etag, lastModified, failures, isPaused);
    }

    /** The address without its query, which can be a secret. */
    String shownUrl() {
        return "https://" + url.getRawAuthority() + (url.getRawPath() == null ? "" : url.getRawPath())
                + (url.getRawQuery() == null ? "" : "?…");
    }
}
