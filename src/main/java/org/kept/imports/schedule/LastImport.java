package org.kept.imports.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The import that a schedule started last, while its receipt is kept.
 *
 * @param run the run that started it
 * @param receipt as the API returns it
 */
record LastImport(ScheduleRun run, JsonNode receipt) {

    /** Rejections that would be the same with any other mapping or file. */
    private static final Set<String> SETTLED = Set.of("event.erased", "event.voided");

    /**
     * Finds the last import.
     *
     * @param runs runs of one schedule, newest first
     */
    static Optional<LastImport> of(List<ScheduleRun> runs, ImportStarter starter) {
        for (var run : runs) {
            var id = run.importId();
            if (id != null) {
                return starter.receipt(id).map(receipt -> new LastImport(run, receipt));
            }
        }
        return Optional.empty();
    }

    /** Whether it failed or rejected records, so that importing the same file again may store more. */
    boolean isIncomplete() {
        return fault().isPresent();
    }

    /** The errors, in sentences; empty if there are none. */
    Optional<String> fault() {
        if (receipt.hasNonNull("failure")) {
            return Optional.of("its import failed. " + receipt.path("failure").asText());
        }
        var rejected = receipt.path("rejected").asLong();
        for (var error : receipt.path("errors")) {
            if (!SETTLED.contains(error.path("code").asText())) {
                var row = error.hasNonNull("line") ? "row " + error.path("line").asText() + ": " : "";
                return Optional.of("some of it was rejected (" + rejected + "), first " + row
                        + error.path("detail").asText());
            }
        }
        return Optional.empty();
    }
}
