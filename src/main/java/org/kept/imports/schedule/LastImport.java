package org.kept.imports.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The import that a schedule started last, while its receipt is kept.
 *
 * @param run the run that started it
 * @param receipt as the API sends it
 */
record LastImport(ScheduleRun run, JsonNode receipt) {

    /** Rejections that no other mapping and no other file changes. */
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

    /** Whether it failed or rejected records, so that the same file may give more when it comes again. */
    boolean isIncomplete() {
        return fault().isPresent();
    }

    /** What went wrong, in sentences; empty if nothing did. */
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
