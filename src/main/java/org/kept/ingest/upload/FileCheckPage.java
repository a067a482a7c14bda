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
        var which = receipt.rejected() > 0 ? "good " : "";
        return count == 1
                ? "Send this 1 " + which + "event"
                : "Send these " + NumberFormatter.count(count) + " " + which + "events";
    }

    private static String dryRunHeadline(Receipt receipt) {
        if (receipt.received() == 0) {
            return "The file has a header row and no events below it.";
        }
        if (receipt.rejected() == receipt.received()) {
            return "No row can be taken as it is. Nothing was sent.";
        }
        if (receipt.accepted() + receipt.corrected() == 0) {
            return "There is nothing new to send: what can be taken is there already.";
        }
        return receipt.rejected() == 0
                ? "Every row can be taken. Nothing was sent yet."
                : "Some rows cannot be taken. Nothing was sent yet.";
    }

    private static String importHeadline(Receipt receipt) {
        var taken = NumberFormatter.of(receipt.accepted() + receipt.corrected(), "event was", "events were");
        return taken + " taken, and counted.";
    }

    private static @Nullable String moreErrors(Receipt receipt, int shown) {
        var rest = receipt.errors().size() - shown;
        if (receipt.errorsTruncated()) {
            return "These are the first " + shown + "; there are more than 1,000.";
        }
        return rest == 0
                ? null
                : "These are the first " + shown + "; there are " + NumberFormatter.count(rest) + " more.";
    }
}
