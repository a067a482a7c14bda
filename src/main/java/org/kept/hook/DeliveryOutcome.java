package org.kept.hook;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.EventIngestion.Withdrawals;
import org.kept.ingest.InputText;
import org.kept.ingest.Receipt;

/**
 * Result of a delivery, with the counts of its receipt.
 *
 * @param reason why it failed or was ignored, or why it voided events; null otherwise
 */
public record DeliveryOutcome(
        DeliveryState state, @Nullable String reason, long accepted, long replayed, long corrected, long rejected) {

    private static final int MAX_REASON = 480;
    private static final int MAX_ERRORS = 3;

    /** Rejections that would be the same after any correction of the mapping. */
    private static final Set<String> SETTLED = Set.of("event.erased", "event.voided");

    /**
     * The outcome of a delivery.
     *
     * @param withdrawals the events that it voided, and those that stay because a newer state is stored
     */
    static DeliveryOutcome of(MappedDelivery mapped, Receipt receipt, Withdrawals withdrawals) {
        var open = receipt.errors().stream()
                .filter(error -> !SETTLED.contains(error.code()))
                .toList();
        if (mapped.fault() != null) {
            return outcome(DeliveryState.FAILED, mapped.fault(), receipt);
        }
        if (!open.isEmpty()) {
            return outcome(DeliveryState.FAILED, sentences(mapped, open), receipt);
        }
        if (receipt.accepted() + receipt.corrected() > 0) {
            return outcome(DeliveryState.STORED, null, receipt);
        }
        if (withdrawals.voided() > 0) {
            return outcome(DeliveryState.STORED, mapped.leftOut(), receipt);
        }
        return receipt.replayed() + withdrawals.superseded() > 0
                ? outcome(DeliveryState.REPLAYED, null, receipt)
                : outcome(DeliveryState.IGNORED, reason(mapped, receipt.errors()), receipt);
    }

    private static String reason(MappedDelivery mapped, List<Receipt.ReceiptError> settled) {
        if (!settled.isEmpty()) {
            return settled.get(0).detail();
        }
        return mapped.leftOut() == null ? "It contains no record." : mapped.leftOut();
    }

    /** The first errors, each with its location in the mapping. */
    private static String sentences(MappedDelivery mapped, List<Receipt.ReceiptError> open) {
        var first = open.stream().limit(MAX_ERRORS).map(mapped::sentence).collect(Collectors.joining(" "));
        var more = open.size() - MAX_ERRORS;
        return more > 0 ? first + " And " + more + " more." : first;
    }

    private static DeliveryOutcome outcome(DeliveryState state, @Nullable String reason, Receipt receipt) {
        return new DeliveryOutcome(
                state,
                reason == null ? null : InputText.truncate(MAX_REASON, reason),
                receipt.accepted(),
                receipt.replayed(),
                receipt.corrected(),
                receipt.rejected());
    }
}
