package org.kept.ingest.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Receipt;
import org.kept.ingest.csv.CsvInspection;
import org.kept.ingest.csv.CsvInspection.CsvSample;
import org.kept.ui.NumberFormatter;

/**
 * Model of the page of an uploaded file, at each of its stages.
 *
 * @param progress progress of the job; null without a job
 * @param waiting whether the file waits for the person to choose rules, or to confirm
 * @param question choice that the person has to make; null if none
 * @param send label of the button; null if there is nothing to import
 * @param counts the outcome of the check or the import; null before
 * @param rules the rules by which the file is read, and the choices; null while they are not known
 * @param faults the first errors
 * @param more number of errors not shown, in words; null if none
 * @param failure reason why the last stage ended early; null if it did not
 */
public record FileCheckPage(
        String id,
        String name,
        String heading,
        String headline,
        @Nullable Progress progress,
        boolean waiting,
        @Nullable String question,
        @Nullable String send,
        @Nullable Counts counts,
        @Nullable FileRules rules,
        List<CsvSample> samples,
        List<Receipt.ReceiptError> faults,
        @Nullable String more,
        @Nullable String failure) {

    private static final int MAX_SHOWN = 200;

    private static final String UNFINISHED = "The import has not finished. Some rows may be stored.";

    /** Progress of a job. */
    public record Progress(int percent, String soFar) {}

    /** Numbers of the receipt of a check or an import, formatted. */
    public record Counts(
            boolean imported,
            String accepted,
            String corrected,
            String replayed,
            String rejected,
            @Nullable String superseded) {}

    static FileCheckPage of(CheckedFile file) {
        var failure = file.failure();
        return of(
                file,
                failure == null || file.stage() == FileStage.FAILED
                        ? failure
                        : "The import stopped early. " + failure + " Rows stored before that count. Import again:"
                                + " nothing is counted twice.");
    }

    /** The page with this error instead of the file's own. */
    static FileCheckPage of(CheckedFile file, @Nullable String failure) {
        var stage = file.stage();
        var receipt = stage.isBusy() || stage == FileStage.UNCLEAR ? null : file.receipt();
        var errors = receipt == null ? List.<Receipt.ReceiptError>of() : receipt.errors();
        var shown = errors.subList(0, Math.min(errors.size(), MAX_SHOWN));
        var inspection = stage.isBusy() || stage == FileStage.FAILED ? null : file.inspection();
        return new FileCheckPage(
                file.id(),
                file.name(),
                heading(stage),
                headline(file, stage, receipt),
                stage.isBusy() ? progress(file, stage) : null,
                stage == FileStage.UNCLEAR || stage == FileStage.CHECKED || stage == FileStage.FAILED,
                stage == FileStage.UNCLEAR && inspection != null ? FileRules.question(inspection) : null,
                stage == FileStage.CHECKED && receipt != null ? sendLabel(receipt) : null,
                receipt == null ? null : counts(receipt, stage),
                rules(file, stage, inspection),
                inspection == null ? List.of() : inspection.samples(),
                List.copyOf(shown),
                receipt == null ? null : moreErrors(receipt, shown.size()),
                failure);
    }

    private static @Nullable FileRules rules(CheckedFile file, FileStage stage, @Nullable CsvInspection inspection) {
        if (stage == FileStage.FAILED) {
            return FileRules.of(file.format());
        }
        return inspection == null ? null : FileRules.of(inspection);
    }

    /** Heading that says what is being done with the file, or was done. */
    static String heading(FileStage stage) {
        return switch (stage) {
            case READING -> "Reading file";
            case UNCLEAR -> "Choose how to read the file";
            case CHECKING -> "Checking file";
            case CHECKED -> "File checked";
            case IMPORTING -> "Importing file";
            case IMPORTED -> "File imported";
            case CANCELLED -> "Cancelled";
            case FAILED -> "File not read";
        };
    }

    private static String headline(CheckedFile file, FileStage stage, @Nullable Receipt receipt) {
        return switch (stage) {
            case READING, CHECKING, UNCLEAR -> file.isImportBegun() ? UNFINISHED : "Nothing is stored yet.";
            case IMPORTING -> "You can leave this page. The import continues.";
            case FAILED -> file.isImportBegun() ? UNFINISHED : "Nothing was stored.";
            case CHECKED -> file.isImportBegun() ? UNFINISHED : receipt == null ? "" : dryRunHeadline(receipt);
            case IMPORTED -> receipt == null ? "" : importHeadline(receipt);
            case CANCELLED ->
                receipt != null
                        ? importHeadline(receipt) + " Import the file again for the rest. Nothing is counted twice."
                        : file.isImportBegun() ? UNFINISHED : "Nothing was stored.";
        };
    }

    private static Progress progress(CheckedFile file, FileStage stage) {
        var progress = file.progress();
        var rows = NumberFormatter.of(progress.rows(), "row", "rows");
        var soFar =
                switch (stage) {
                    case CHECKING -> rows + " checked.";
                    case IMPORTING -> rows + " imported.";
                    default -> "Finding out how the file is written.";
                };
        return new Progress(progress.percent(), soFar);
    }

    private static @Nullable Counts counts(Receipt receipt, FileStage stage) {
        return new Counts(
                stage != FileStage.CHECKED,
                NumberFormatter.count(receipt.accepted()),
                NumberFormatter.count(receipt.corrected()),
                NumberFormatter.count(receipt.replayed()),
                NumberFormatter.count(receipt.rejected()),
                receipt.superseded() == 0 ? null : NumberFormatter.count(receipt.superseded()));
    }

    private static @Nullable String sendLabel(Receipt receipt) {
        var count = receipt.accepted() + receipt.corrected();
        if (count == 0) {
            return null;
        }
        return receipt.rejected() > 0
                ? "Import " + NumberFormatter.of(count, "valid event", "valid events")
                : "Import " + NumberFormatter.of(count, "event", "events");
    }

    private static String dryRunHeadline(Receipt receipt) {
        if (receipt.received() == 0) {
            return "The file has a header row but no events.";
        }
        if (receipt.rejected() == receipt.received()) {
            return "No row is valid. Nothing was stored.";
        }
        if (receipt.accepted() + receipt.corrected() == 0) {
            return "Nothing new to import: the valid rows are already stored.";
        }
        return receipt.rejected() == 0
                ? "All rows are valid. Nothing is stored yet."
                : "Some rows are invalid. Nothing is stored yet.";
    }

    private static String importHeadline(Receipt receipt) {
        return NumberFormatter.of(receipt.accepted() + receipt.corrected(), "event", "events")
                + " imported and counted.";
    }

    private static @Nullable String moreErrors(Receipt receipt, int shown) {
        if (receipt.errorsTruncated()) {
            return "The first " + shown + " of more than 1,000.";
        }
        return receipt.errors().size() == shown
                ? null
                : "The first " + shown + " of "
                        + NumberFormatter.count(receipt.errors().size()) + ".";
    }
}
