package org.kept.ingest.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Receipt;
import org.kept.ui.NumberFormatter;

/**
 * Model of the page of a checked file: the outcome of its dry run, or of its import.
 *
 * @param state checked, sending or sent
 * @param headline the outcome in one sentence
 * @param send label of the button; null if there is nothing to send
 * @param faults the first errors
 * @param more how many errors are not shown, in words; null if none
 */
public record FileCheckPage(
        String id,
        String name,
        String state,
        String headline,
        @Nullable String send,
        String accepted,
        String replayed,
        String corrected,
        String rejected,
        List<Receipt.ReceiptError> faults,
        @Nullable String more) {

    private static final int MAX_SHOWN = 200;

    static FileCheckPage of(CheckedFile file) {
        var sent = file.receipt();
        var receipt = sent == null ? file.dryRunReceipt() : sent;
        var state = sent != null ? "sent" : file.isClaimed() ? "sending" : "checked";
        var shown = receipt.errors().size() <= MAX_SHOWN
                ? receipt.errors()
                : receipt.errors().subList(0, MAX_SHOWN);
        return new FileCheckPage(
                file.id(),
                file.name(),
                state,
                sent == null ? dryRunHeadline(receipt) : importHeadline(receipt),
                state.equals("checked") ? sendLabel(receipt) : null,
                NumberFormatter.count(receipt.accepted()),
                NumberFormatter.count(receipt.replayed()),
                NumberFormatter.count(receipt.corrected()),
                NumberFormatter.count(receipt.rejected()),
                List.copyOf(shown),
                moreErrors(receipt, shown.size()));
    }

    private static @Nullable String sendLabel(Receipt receipt) {
        var count = receipt.accepted() + receipt.corrected();
        if (count == 0) {
            return null;
        }
        var which = receipt.rejected() > 0 ? "valid " : "";
        return count == 1
                ? "Import 1 " + which + "event"
                : "Import " + NumberFormatter.count(count) + " " + which + "events";
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
        var rest = receipt.errors().size() - shown;
        if (receipt.errorsTruncated()) {
            return "The first " + shown + " of more than 1,000.";
        }
        return rest == 0
                ? null
                : "The first " + shown + " of "
                        + NumberFormatter.count(receipt.errors().size()) + ".";
    }
}
