package org.kept.imports.page;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.imports.ImportJob;
import org.kept.imports.ImportReceipt;
import org.kept.imports.ImportState;
import org.kept.ingest.Receipt.ReceiptError;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/**
 * Model of the page of a started import.
 *
 * @param progress progress so far; null if it has ended
 * @param counts numbers of stored events; null before the first were stored
 * @param leftOut records that were left out, by reason
 * @param faults the first errors
 * @param more number of errors not shown, in words; null if none
 * @param failure why it could not continue; null if it could
 */
public record ImportPage(
        String id,
        String name,
        String heading,
        String headline,
        @Nullable ImportShare progress,
        @Nullable ImportCounts counts,
        List<LeftOutRow> leftOut,
        List<ReceiptError> faults,
        @Nullable String more,
        @Nullable String failure) {

    private static final int MAX_SHOWN = 200;

    /** Progress of an import. */
    public record ImportShare(int percent, String soFar) {}

    /**
     * Numbers of the receipt, formatted.
     *
     * @param superseded accepted figures that do not count; null if there are none
     */
    public record ImportCounts(
            String accepted,
            String corrected,
            String replayed,
            String rejected,
            String leftOut,
            @Nullable String superseded) {}

    /** A reason why records are left out, with their number. */
    public record LeftOutRow(String count, String reason) {}

    /** A line of the list of imports. */
    public record ImportRow(String href, String name, String mapping, String state, String created) {}

    static ImportPage of(ImportJob job) {
        var receipt = job.progress().receipt();
        var ended = job.state().isFinished();
        var shown = receipt.errors().subList(0, Math.min(receipt.errors().size(), MAX_SHOWN));
        return new ImportPage(
                job.id(),
                nameOf(job),
                heading(job.state()),
                headline(job.state(), receipt),
                ended ? null : new ImportShare(job.percent(), soFar(job)),
                ended ? counts(receipt) : null,
                ended ? leftOut(receipt.leftOutBecause()) : List.of(),
                ended ? List.copyOf(shown) : List.of(),
                ended ? more(receipt, shown.size()) : null,
                job.failure());
    }

    static ImportRow row(ImportJob job, ZoneId zone) {
        return new ImportRow(
                ImportPages.page(job),
                nameOf(job),
                job.mapping(),
                heading(job.state()),
                DateFormatter.moment(job.created(), zone));
    }

    static List<LeftOutRow> leftOut(Map<String, Long> reasons) {
        var rows = new ArrayList<LeftOutRow>();
        reasons.forEach((reason, count) -> rows.add(new LeftOutRow(NumberFormatter.count(count), reason)));
        return rows;
    }

    private static String nameOf(ImportJob job) {
        var name = job.fileName();
        return name == null ? "File sent over REST" : name;
    }

    private static String heading(ImportState state) {
        return switch (state) {
            case RECEIVING -> "Receiving file";
            case OPEN -> "Choose how to read the file";
            case WAITING -> "Waiting for import";
            case RUNNING -> "Importing file";
            case DONE -> "File imported";
            case FAILED -> "Import stopped early";
            case CANCELLED -> "Cancelled";
        };
    }

    private static String headline(ImportState state, ImportReceipt receipt) {
        var stored = receipt.accepted() + receipt.corrected();
        return switch (state) {
            case RECEIVING, OPEN -> "Nothing is stored yet.";
            case WAITING, RUNNING -> "You can leave this page. The import continues.";
            case DONE -> NumberFormatter.of(stored, "event", "events") + " imported and counted.";
            case FAILED, CANCELLED ->
                stored == 0
                        ? "Nothing was stored."
                        : NumberFormatter.of(stored, "event", "events")
                                + " imported and counted. Import the file again for the rest."
                                + " Nothing is counted twice.";
        };
    }

    private static String soFar(ImportJob job) {
        var progress = job.progress();
        return progress.records() == 0
                ? "Reading the file."
                : NumberFormatter.of(progress.records(), "record", "records") + " done, "
                        + NumberFormatter.of(progress.receipt().received(), "event", "events") + ".";
    }

    private static ImportCounts counts(ImportReceipt receipt) {
        return new ImportCounts(
                NumberFormatter.count(receipt.accepted()),
                NumberFormatter.count(receipt.corrected()),
                NumberFormatter.count(receipt.replayed()),
                NumberFormatter.count(receipt.rejected()),
                NumberFormatter.count(receipt.leftOut()),
                receipt.superseded() == 0 ? null : NumberFormatter.count(receipt.superseded()));
    }

    private static @Nullable String more(ImportReceipt receipt, int shown) {
        if (receipt.errorsTruncated()) {
            return "The first " + shown + " of more than 1,000.";
        }
        return receipt.errors().size() == shown
                ? null
                : "The first " + shown + " of "
                        + NumberFormatter.count(receipt.errors().size()) + ".";
    }
}
