package org.kept.imports.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.ReportingZone;
import org.kept.imports.ImportJob;
import org.kept.ingest.Receipt.ReceiptError;

/**
 * API view of an import.
 *
 * @param state {@code receiving}, {@code open}, {@code waiting}, {@code running}, {@code done}, {@code failed} or
 * {@code cancelled}
 * @param read number of rows or payloads read
 * @param of number of rows or payloads in the file; null until they are counted
 * @param bytes size of the file
 * @param failure why it could not continue; null if it could
 * @param errors the first 1,000, with the row of each; null in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        String id,
        String state,
        String mapping,
        @Nullable String file,
        boolean dryrun,
        boolean correct,
        String by,
        long read,
        @Nullable Long of,
        long bytes,
        long received,
        long accepted,
        long replayed,
        long corrected,
        long rejected,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long superseded,
        long leftOut,
        Map<String, Long> leftOutBecause,
        @Nullable List<ReceiptError> errors,
        @Nullable Boolean errorsTruncated,
        @Nullable String failure,
        OffsetDateTime created,
        @Nullable OffsetDateTime started,
        @Nullable OffsetDateTime finished) {

    /** Imports, newest first. */
    public record ImportListView(List<ImportView> items) {}

    public static ImportView of(ImportJob job, ReportingZone zone) {
        return of(job, zone, true);
    }

    static ImportListView ofAll(List<ImportJob> jobs, ReportingZone zone) {
        return new ImportListView(jobs.stream().map(job -> of(job, zone, false)).toList());
    }

    private static ImportView of(ImportJob job, ReportingZone zone, boolean withErrors) {
        var receipt = job.progress().receipt();
        var created = job.created().atZone(zone.id()).toOffsetDateTime();
        return new ImportView(
                job.id(),
                job.state().code(),
                job.mapping(),
                job.fileName(),
                job.dryrun(),
                job.correct(),
                job.by().name(),
                job.progress().rows(),
                job.rows(),
                job.bytes(),
                receipt.received(),
                receipt.accepted(),
                receipt.replayed(),
                receipt.corrected(),
                receipt.rejected(),
                receipt.superseded(),
                receipt.leftOut(),
                receipt.leftOutBecause(),
                withErrors ? receipt.errors() : null,
                withErrors ? receipt.errorsTruncated() : null,
                job.failure(),
                created,
                moment(job.started(), zone),
                moment(job.finished(), zone));
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant instant, ReportingZone zone) {
        return instant == null ? null : instant.atZone(zone.id()).toOffsetDateTime();
    }
}
