package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;

/** Ingestion and voiding of events, for the other features. */
public interface EventIngestion {

    /** Lookup of custom KPIs, for which figures can be sent as for those of the catalogue. */
    interface CustomKpis {

        /** No custom KPIs. */
        CustomKpis NONE = new CustomKpis() {
            @Override
            public Optional<Kpi> find(String code) {
                return Optional.empty();
            }

            @Override
            public List<String> codes() {
                return List.of();
            }
        };

        /** The custom KPI with that code; empty if there is none. */
        Optional<Kpi> find(String code);

        /** Codes of all custom KPIs. */
        List<String> codes();

        /** All custom KPIs. */
        default List<Kpi> all() {
            return codes().stream().flatMap(code -> find(code).stream()).toList();
        }
    }

    /**
     * An event that its source withdraws, such as an order that was cancelled after it counted.
     *
     * @param type the type that it must have
     * @param version the version of the state that withdraws it; null if the record has none
     */
    record WithdrawnEvent(
            Event.EventKey key, String type, @Nullable RecordVersion version) {}

    /**
     * Result of withdrawing events.
     *
     * @param voided number of events voided
     * @param superseded number of events that stay, because a newer state of their record is stored
     */
    record Withdrawals(int voided, int superseded) {

        /** Nothing was withdrawn. */
        public static final Withdrawals NONE = new Withdrawals(0, 0);
    }

    /** Maximum length of a reason, in characters. */
    int LONGEST_REASON = 1000;

    /** Stores envelopes created inside the service; returns once they are committed. */
    Receipt push(Iterator<? extends JsonNode> envelopes, IngestOptions options);

    /**
     * Stores records in one transaction: each is stored, or rejected with its errors. With corrections, a record whose
     * version is older than one stored before counts as replayed, and a newer one restores events that an earlier state
     * withdrew.
     *
     * @param records at most 1,000
     * @param within runs in the same transaction, with the receipt of the records; if it throws, nothing is stored. It
     *     may run again when the transaction is retried
     */
    Receipt push(List<SentRecord> records, IngestOptions options, Consumer<Receipt> within);

    /**
     * Stores records as {@link #push(List, IngestOptions, Consumer)} does, hands over what that changes, and rolls
     * everything back. No observer of {@link EventChanges} is notified.
     *
     * @param records few, because on H2 every other writer waits meanwhile
     * @param within runs in the transaction, in which the events are stored in their new state; it may run again when the
     *     transaction is retried
     * @return its result
     */
    <T> T preview(List<SentRecord> records, IngestOptions options, Function<EventChanges, T> within);

    /**
     * Voids an event, so that no number counts it. Voiding it again changes nothing.
     *
     * @throws Problem 404 if the event does not exist or is outside the scope; the answer does not say which
     */
    void voidEvent(Event.EventKey key, Actor by, String reason, DataScope dataScope);

    /**
     * Voids events that their source withdraws, in one transaction, except those whose record has a newer state
     * stored. The version is kept, also of an event that is not stored, so that an older state that comes later does
     * not count.
     *
     * <p>Call this before the record itself is stored: if the service stops in between, the record comes again.
     *
     * @param withdrawn about 1,000 at most; those of another type or outside the scope stay
     * @param mapping name of the mapping, for the reason
     */
    Withdrawals withdraw(Collection<WithdrawnEvent> withdrawn, String mapping, Actor by, DataScope dataScope);

    /**
     * Validates the reason for a correction or a void, which is required.
     *
     * @throws Problem 400 if it is missing, too long or cannot be stored
     */
    static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON || !InputText.isStorable(reason)) {
            throw Problem.parameter("reason", "reason is required: up to 1,000 characters, stored with the event.");
        }
        return reason.strip();
    }
}
