package org.kept.ingest.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Receipt;
import org.kept.ui.NumberFormatter;

/**
 * What the page of a checked file shows: what would become of it, or what became of it.
 *
 * @param state where it is on its way: checked only, being sent, or there
 * @param headline the whole in one sentence
 * @param send what the button says; null where there is nothing to send
 * @param faults the first of what is wrong
 * @param more how much more is wrong than is shown, in words; null when nothing
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

    private static final int SHOWN = 200;

    static FileCheckPage of(CheckedFile file) {
        var sent = file.receipt();
        var receipt = sent == null ? file.rehearsal() : sent;
        var state = sent != null ? "sent" : file.isClaimed() ? "sending" : "checked";
        var shown = receipt.errors().size() <= SHOWN
                ? receipt.errors()
                : receipt.errors().subList(0, SHOWN);
        return new FileCheckPage(
                file.id(),
                file.name(),
                state,
                sent == null ? would(receipt) : did(receipt),
                state.equals("checked") ? send(receipt) : null,
                NumberFormatter.count(receipt.accepted()),
                NumberFormatter.count(receipt.replayed()),
                NumberFormatter.count(receipt.corrected()),
                NumberFormatter.count(receipt.rejected()),
                List.copyOf(shown),
                more(receipt, shown.size()));
    }

    private static @Nullable String send(Receipt receipt) {
        var count = receipt.accepted() + receipt.corrected();
        if (count == 0) {
            return null;
        }
        var which = receipt.rejected() > 0 ? "good " : "";
        return count == 1
                ? "Send this 1 " + which + "event"
                : "Send these " + NumberFormatter.count(count) + " " + which + "events";
    }

    private static String would(Receipt receipt) {
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

    private static String did(Receipt receipt) {
        var taken = NumberFormatter.of(receipt.accepted() + receipt.corrected(), "event was", "events were");
        return taken + " taken, and counted.";
    }

    private static @Nullable String more(Receipt receipt, int shown) {
        var rest = receipt.errors().size() - shown;
        if (receipt.errorsTruncated()) {
            return "These are the first " + shown + "; there are more than 1,000.";
        }
        return rest == 0
                ? null
                : "These are the first " + shown + "; there are " + NumberFormatter.count(rest) + " more.";
    }
}
