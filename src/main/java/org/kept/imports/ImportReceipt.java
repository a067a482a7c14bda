package org.kept.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kept.ingest.Receipt;
import org.kept.ingest.Receipt.ReceiptError;

/**
 * Results of the records of a file so far: the receipt of its events, and the records without an event.
 *
 * @param received number of events, with unreadable ones; a completely unreadable record counts as one
 * @param superseded stored figures that do not count, because a later one exists
 * @param leftOut records that the mapping leaves out
 * @param leftOutBecause their number by reason; the first 20 reasons
 * @param errors the first 1,000 errors, with the row of each
 */
public record ImportReceipt(
        long received,
        long accepted,
        long replayed,
        long corrected,
        long rejected,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long superseded,
        long leftOut,
        Map<String, Long> leftOutBecause,
        List<ReceiptError> errors,
        boolean errorsTruncated) {

    /** A receipt without records. */
    public static final ImportReceipt EMPTY = new ImportReceipt(0, 0, 0, 0, 0, 0, 0, Map.of(), List.of(), false);

    private static final int MAX_ERRORS = 1000;
    private static final int MAX_REASONS = 20;

    /** Sum of this receipt and that of further records. */
    public ImportReceipt plus(Receipt more) {
        var all = new ArrayList<>(errors);
        all.addAll(more.errors()
                .subList(0, Math.min(MAX_ERRORS - all.size(), more.errors().size())));
        return new ImportReceipt(
                received + more.received(),
                accepted + more.accepted(),
                replayed + more.replayed(),
                corrected + more.corrected(),
                rejected + more.rejected(),
                superseded + more.superseded(),
                leftOut,
                leftOutBecause,
                List.copyOf(all),
                errorsTruncated
                        || more.errorsTruncated()
                        || errors.size() + more.errors().size() > MAX_ERRORS);
    }

    /** This receipt with further records left out. */
    public ImportReceipt plusLeftOut(Map<String, Long> reasons) {
        var because = new TreeMap<>(leftOutBecause);
        var count = leftOut;
        for (var reason : reasons.entrySet()) {
            count += reason.getValue();
            if (because.size() < MAX_REASONS || because.containsKey(reason.getKey())) {
                because.merge(reason.getKey(), reason.getValue(), Long::sum);
            }
        }
        return new ImportReceipt(
                received, accepted, replayed, corrected, rejected, superseded, count, because, errors, errorsTruncated);
    }

    /** HTTP status of a response with this receipt, by the rules of {@link Receipt}. */
    @JsonIgnore
    public int status() {
        return new Receipt(
                        received,
                        accepted,
                        replayed,
                        corrected,
                        rejected,
                        superseded,
                        errors,
                        errorsTruncated,
                        List.of())
                .status();
    }
}
