package org.kept.ingest.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.ingest.Receipt;
import org.kept.ingest.parse.RawRecord;
import org.kept.problem.InputError;

/** Builder of a request's receipt: its counts and errors. */
public final class ReceiptBuilder implements IngestListener {

    private static final int MAX_ERRORS = 1000;

    /** Counts of one source within a request. */
    static final class SourceCounts {
        long accepted;
        long replayed;
        long corrected;
        long rejected;

        @Nullable
        Instant lastEvent;

        void recordEventTime(Event event) {
            if (lastEvent == null || event.time().isAfter(lastEvent)) {
                lastEvent = event.time();
            }
        }
    }

    private final SortedMap<String, SourceCounts> sources = new TreeMap<>();
    private final List<Receipt.ReceiptError> errors = new ArrayList<>();
    private final List<Receipt.ReceiptError> warnings = new ArrayList<>();
    private final Map<String, Long> rejections = new TreeMap<>();
    private long received;
    private long accepted;
    private long replayed;
    private long corrected;
    private long rejected;
    private long superseded;
    private boolean truncated;

    @Override
    public void accepted(RawRecord rawRecord, Event event) {
        received++;
        accepted++;
        var source = of(event.key().source());
        source.accepted++;
        source.recordEventTime(event);
    }

    @Override
    public void corrected(RawRecord rawRecord, Event event) {
        received++;
        corrected++;
        var source = of(event.key().source());
        source.corrected++;
        source.recordEventTime(event);
    }

    @Override
    public void replayed(RawRecord rawRecord, Event event) {
        received++;
        replayed++;
        of(event.key().source()).replayed++;
    }

    @Override
    public void superseded(RawRecord rawRecord, Event event) {
        superseded++;
    }

    @Override
    public void rejected(RawRecord rawRecord, @Nullable String source, @Nullable String id, List<InputError> faults) {
        received++;
        rejected++;
        if (source != null) {
            of(source).rejected++;
        }
        rejections.merge(faults.isEmpty() ? "unknown" : faults.get(0).code(), 1L, Long::sum);
        for (var inputError : faults) {
            if (errors.size() == MAX_ERRORS) {
                truncated = true;
                return;
            }
            errors.add(located(rawRecord, source, id, inputError));
        }
    }

    @Override
    public void warned(RawRecord rawRecord, Event event, List<InputError> remarks) {
        var key = event.key();
        remarks.stream()
                .limit(MAX_ERRORS - (long) warnings.size())
                .forEach(each -> warnings.add(located(rawRecord, key.source(), key.id(), each)));
    }

    private static Receipt.ReceiptError located(
            RawRecord rawRecord, @Nullable String source, @Nullable String id, InputError inputError) {
        return new Receipt.ReceiptError(
                rawRecord.index(),
                rawRecord.line(),
                source,
                id,
                inputError.code(),
                inputError.pointer(),
                inputError.detail());
    }

    /** A copy with the rejections alone. */
    ReceiptBuilder onlyRejected() {
        var rejectedOnly = new ReceiptBuilder();
        sources.forEach((name, source) -> rejectedOnly.of(name).rejected = source.rejected);
        rejectedOnly.errors.addAll(errors);
        return rejectedOnly;
    }

    /** Adds the counts of another builder, once its transaction is committed. */
    public void add(ReceiptBuilder other) {
        received += other.received;
        accepted += other.accepted;
        replayed += other.replayed;
        corrected += other.corrected;
        rejected += other.rejected;
        superseded += other.superseded;
        var capacity = MAX_ERRORS - errors.size();
        errors.addAll(other.errors.subList(0, Math.min(capacity, other.errors.size())));
        warnings.addAll(other.warnings.subList(0, Math.min(MAX_ERRORS - warnings.size(), other.warnings.size())));
        truncated |= other.truncated || other.errors.size() > capacity;
    }

    public long rejected() {
        return rejected;
    }

    /** Number of rejected events by the code of their first error. */
    public Map<String, Long> rejections() {
        return rejections;
    }

    List<Receipt.ReceiptError> errors() {
        return errors;
    }

    /** Counts by source name, in order. */
    SortedMap<String, SourceCounts> sources() {
        return sources;
    }

    public Receipt receipt() {
        return new Receipt(
                received,
                accepted,
                replayed,
                corrected,
                rejected,
                superseded,
                sorted(errors),
                truncated,
                sorted(warnings));
    }

    private static List<Receipt.ReceiptError> sorted(List<Receipt.ReceiptError> found) {
        return found.stream()
                .sorted(Comparator.comparingLong(Receipt.ReceiptError::index))
                .toList();
    }

    private SourceCounts of(String source) {
        return sources.computeIfAbsent(source, name -> new SourceCounts());
    }
}
