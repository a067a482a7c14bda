package org.kept.mapping.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Audit;
import org.kept.ingest.Event;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;
import org.kept.ingest.SentRecord;
import org.kept.mapping.MappedRecord;
import org.kept.mapping.MappedRecord.MappedEvent;
import org.kept.mapping.Mapping;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;
import org.kept.ui.NumberFormatter;

/** Tries a mapping on a sample: maps its records and validates the events as if they were sent. Stores nothing. */
@ApplicationScoped
public class MappingTrial {

    /** Maximum number of events, of records left out and of errors that are listed. */
    static final int LISTED = 200;

    /** Maximum number of events checked at once, so that a receipt can list the errors of each. */
    private static final int BATCH = 100;

    /** Maximum number of events to check. */
    private static final int MAX_EVENTS = 10_000;

    private final EventIngestion ingestion;
    private final Audit audit;
    private final EventTypes types;
    private final EventIngestion.CustomKpis customKpis;

    MappingTrial(EventIngestion ingestion, Audit audit, EventTypes types, EventIngestion.CustomKpis customKpis) {
        this.ingestion = ingestion;
        this.audit = audit;
        this.types = types;
        this.customKpis = customKpis;
    }

    /**
     * Tries the mapping.
     *
     * @param sample CSV, JSON or NDJSON, or a workbook
     * @param scope the data that the caller may send
     * @throws Problem 400 if the sample cannot be read, 413 if it is too large
     */
    public TrialResult run(Mapping mapping, byte[] sample, DataScope scope) {
        var read = SampleReader.read(sample, mapping);
        var used = mapping.completed(read.decimal(), read.dates());
        var options = IngestOptions.of(true, mapping.correct(), audit.actor(), scope);
        var outcome = new TrialOutcome();
        var mapped = used.apply(read.records().iterator(), types, customKpis);
        while (mapped.hasNext() && outcome.records < SampleReader.MAX_RECORDS && outcome.sent < MAX_EVENTS) {
            outcome.add(mapped.next(), options);
        }
        outcome.check(options);
        var columns = read.columns();
        var missing = columns == null || mapping.table() ? List.<String>of() : mapping.missingIn(columns);
        return outcome.result(read.complete() && !mapped.hasNext(), missing, mapping.warnings(types));
    }

    /** An event waiting to be checked. */
    private record PendingEvent(long record, MappedEvent part, ObjectNode envelope) {}

    /** Results of the records so far. */
    private final class TrialOutcome {

        private final List<TrialResult.TriedEvent> events = new ArrayList<>();
        private final List<TrialResult.LeftOutRecord> leftOut = new ArrayList<>();
        private final List<TrialResult.TrialFault> faults = new ArrayList<>();
        private final List<PendingEvent> pending = new ArrayList<>();
        private long records;
        private long sent;
        private long accepted;
        private long leftOutCount;
        private long faultCount;

        void add(MappedRecord record, IngestOptions options) {
            records++;
            var reason = record.leftOut();
            if (reason != null) {
                leftOutCount++;
                if (leftOut.size() < LISTED) {
                    leftOut.add(new TrialResult.LeftOutRecord(record.number(), reason));
                }
            }
            for (var part : record.parts()) {
                var envelope = part.envelope();
                if (envelope == null) {
                    part.namedFaults()
                            .forEach(fault -> fault(record.number(), fault.pointer(), fault.code(), fault.detail()));
                    continue;
                }
                sent++;
                pending.add(new PendingEvent(record.number(), part, envelope));
                if (pending.size() == BATCH) {
                    check(options);
                }
            }
        }

        /** Checks the pending events. */
        void check(IngestOptions options) {
            if (pending.isEmpty()) {
                return;
            }
            var batch = new ArrayList<SentRecord>();
            for (var event : pending) {
                batch.add(SentRecord.of(batch.size(), event.record(), event.envelope()));
            }
            var receipt = ingestion.push(batch, options, done -> {});
            var errors = new TreeMap<Long, List<Receipt.ReceiptError>>();
            receipt.errors().forEach(error -> errors.computeIfAbsent(error.index(), index -> new ArrayList<>())
                    .add(error));
            for (var i = 0; i < pending.size(); i++) {
                var event = pending.get(i);
                var wrong = errors.getOrDefault((long) i, List.of());
                if (wrong.isEmpty()) {
                    accept(event);
                }
                wrong.forEach(error -> fault(
                        event.record(),
                        error.pointer(),
                        error.code(),
                        event.part().named(error.detail())));
            }
            pending.clear();
        }

        private void accept(PendingEvent event) {
            accepted++;
            if (events.size() < LISTED) {
                events.add(tried(event.record(), event.envelope()));
            }
        }

        private void fault(long record, @Nullable String pointer, String code, String detail) {
            faultCount++;
            if (faults.size() < LISTED) {
                faults.add(new TrialResult.TrialFault(record, pointer, code, detail));
            }
        }

        TrialResult result(boolean complete, List<String> missingColumns, List<InputError> warnings) {
            return new TrialResult(
                    new TrialResult.TrialTotals(records, accepted, leftOutCount, faultCount),
                    complete,
                    missingColumns,
                    warnings,
                    events,
                    leftOut,
                    faults);
        }
    }

    private TrialResult.TriedEvent tried(long record, ObjectNode envelope) {
        var data = envelope.path("data") instanceof ObjectNode object ? object : envelope.objectNode();
        return new TrialResult.TriedEvent(
                record,
                sentence(envelope, data),
                envelope.path("id").asText(),
                envelope.path("source").asText(),
                envelope.path("type").asText(),
                envelope.path("time").asText(),
                text(envelope, "team"),
                text(envelope, "channel"),
                data);
    }

    private static @Nullable String text(ObjectNode envelope, String member) {
        return envelope.hasNonNull(member) ? envelope.path(member).asText() : null;
    }

    /** The sentence of a valid event, including values implied by its data. */
    private String sentence(ObjectNode envelope, ObjectNode data) {
        var code = envelope.path("type").asText();
        var type = types.find(code);
        if (type == null) {
            return code;
        }
        var whole = data.deepCopy();
        Event.addImplied(type, whole);
        return type.sentence().of(envelope.path("id").asText(), Event.dataOf(whole), NumberFormatter::time);
    }
}
