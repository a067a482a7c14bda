package org.kept.ingest.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.body.BodyState;
import org.kept.body.MemoryBudget;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.H2FileMaintenance;
import org.kept.database.Transactions;
import org.kept.ingest.Event;
import org.kept.ingest.EventChanges;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.EventIngestion.Withdrawals;
import org.kept.ingest.EventIngestion.WithdrawnEvent;
import org.kept.ingest.EventRepository;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;
import org.kept.ingest.RetentionHorizon;
import org.kept.ingest.SentRecord;
import org.kept.ingest.StoredEvent;
import org.kept.ingest.parse.EventParser;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.RecordParser;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.store.EventVoider;
import org.kept.ingest.store.EventWriter;
import org.kept.ingest.store.IngestListener;
import org.kept.ingest.store.ReceiptBuilder;
import org.kept.ingest.store.SourceActivityStore;
import org.kept.kpi.Catalogue;
import org.kept.kpi.EventType;
import org.kept.problem.Problem;

/**
 * The single path of ingestion: stores records in chunks, each stored and counted in one transaction or not at all.
 *
 * <p>Accepted events have been committed by the time they are reported.
 */
@ApplicationScoped
public class IngestPipeline implements EventIngestion {

    private static final int CHUNK_SIZE = 1000;
    private static final Duration MAX_TRANSACTION = Duration.ofMinutes(2);

    private final Database database;
    private final H2FileMaintenance fileMaintenance;
    private final EventParser parser;
    private final EventWriter writer;
    private final EventVoider voider;
    private final SupersededRecords supersededRecords;
    private final SourceActivityStore sourceActivity;
    private final GroupCommit groupCommit;
    private final AdmissionControl admissionControl;
    private final IngestExecutor ingestExecutor;
    private final MemoryBudget memoryBudget;
    private final IngestMetrics metrics;
    private final RetentionHorizon retentionHorizon;
    private final WriteAvailability writeAvailability;
    private final Clock clock;

    IngestPipeline(
            Database database,
            H2FileMaintenance fileMaintenance,
            EventParser parser,
            EventWriter writer,
            EventVoider voider,
            SupersededRecords supersededRecords,
            SourceActivityStore sourceActivity,
            GroupCommit groupCommit,
            AdmissionControl admissionControl,
            IngestExecutor ingestExecutor,
            MemoryBudget memoryBudget,
            IngestMetrics metrics,
            RetentionHorizon retentionHorizon,
            WriteAvailability writeAvailability,
            Clock clock) {
        this.database = database;
        this.fileMaintenance = fileMaintenance;
        this.parser = parser;
        this.writer = writer;
        this.voider = voider;
        this.supersededRecords = supersededRecords;
        this.sourceActivity = sourceActivity;
        this.groupCommit = groupCommit;
        this.admissionControl = admissionControl;
        this.ingestExecutor = ingestExecutor;
        this.memoryBudget = memoryBudget;
        this.metrics = metrics;
        this.retentionHorizon = retentionHorizon;
        this.writeAvailability = writeAvailability;
        this.clock = clock;
    }

    @Override
    public Receipt push(Iterator<? extends JsonNode> envelopes, IngestOptions options) {
        var index = new long[1];
        return accept(
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return envelopes.hasNext();
                    }

                    @Override
                    public List<RawRecord> next() {
                        var chunk = new ArrayList<RawRecord>(CHUNK_SIZE);
                        while (chunk.size() < CHUNK_SIZE && envelopes.hasNext()) {
                            chunk.add(RawRecord.of(index[0]++, null, envelopes.next()));
                        }
                        return chunk;
                    }
                },
                options);
    }

    @Override
    public Receipt push(List<SentRecord> records, IngestOptions options, Consumer<Receipt> within) {
        var versioned = versioned(records, options);
        var receipts = commit(
                () -> {
                    var done = new ReceiptBuilder();
                    process(supersededRecords.filter(versioned, options.dryrun(), done), options, done);
                    within.accept(done.receipt());
                    return done;
                },
                done -> true);
        countMetrics(receipts, options);
        return receipts.receipt();
    }

    @Override
    public <T> T preview(List<SentRecord> records, IngestOptions options, Function<EventChanges, T> within) {
        var versioned = versioned(records, options);
        return commit(
                () -> {
                    var outcome = new ReceiptBuilder();
                    var current = supersededRecords.filter(versioned, true, outcome);
                    return within.apply(new EventChanges(writer.write(current, options, outcome)));
                },
                result -> false);
    }

    private List<SupersededRecords.VersionedRecord> versioned(List<SentRecord> records, IngestOptions options) {
        return records.stream()
                .map(sent -> SupersededRecords.VersionedRecord.of(sent, parser.parse(sent), options))
                .toList();
    }

    /** Ingests records, one transaction per chunk, and blocks until all are stored. */
    public Receipt accept(Iterator<List<RawRecord>> chunks, IngestOptions options) {
        var total = new ReceiptBuilder();
        while (chunks.hasNext()) {
            total.add(ingestChunk(validate(chunks.next()), options));
        }
        return total.receipt();
    }

    /**
     * Ingests an input stream, one transaction per chunk, and blocks until all is stored.
     *
     * @throws Problem if reading fails; the complete records before that are stored
     */
    public Receipt accept(InputStream stream, RecordParser recordParser, int chunkBytes, IngestOptions options)
            throws IOException {
        var streamIngestion = new StreamIngestion(
                recordParser,
                this::validate,
                validated -> ingestChunk(validated, options),
                Runnable::run,
                1,
                memoryBudget);
        var state = BodyState.NOT_YET;
        while (state == BodyState.NOT_YET) {
            var bytes = stream.readNBytes(chunkBytes);
            state = bytes.length < chunkBytes ? BodyState.WHOLE : BodyState.NOT_YET;
            await(streamIngestion.accept(bytes, state));
        }
        return await(streamIngestion.receipt(null));
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Opens the ingestion of a stream of any length. */
    public StreamIngestion openStream(RecordParser recordParser, IngestOptions options) {
        return new StreamIngestion(
                recordParser,
                this::validate,
                validated -> ingestChunk(validated, options),
                ingestExecutor,
                database.parallelWriters(),
                memoryBudget);
    }

    /** Ingests the only event of a request, in a transaction shared with other such requests. */
    public CompletionStage<Receipt> acceptOne(RawRecord rawRecord, IngestOptions options) {
        if (options.dryrun()) {
            return CompletableFuture.supplyAsync(
                    () -> accept(List.of(List.of(rawRecord)).iterator(), options), ingestExecutor);
        }
        if (isBuiltIn(rawRecord)) {
            return submit(validate(List.of(rawRecord)).get(0), options);
        }
        // A custom type or KPI may have to be looked up in the database, which must not block an event loop.
        return CompletableFuture.supplyAsync(() -> validate(List.of(rawRecord)).get(0), ingestExecutor)
                .thenCompose(validated -> submit(validated, options));
    }

    private CompletionStage<Receipt> submit(ValidatedRecord validated, IngestOptions options) {
        return groupCommit.submit(validated, options, this::ingestGroup).thenApply(ReceiptBuilder::receipt);
    }

    /** Whether its type, and the KPI of a figure, are built in. */
    private static boolean isBuiltIn(RawRecord rawRecord) {
        var envelope = rawRecord.envelope();
        var type = envelope == null
                ? null
                : EventType.builtIn(envelope.path("type").asText());
        return envelope != null
                && type != null
                && (!type.equals(EventType.FIGURE)
                        || Catalogue.find(envelope.path("data").path("kpi").asText())
                                .isPresent());
    }

    /** Ingests all records in one transaction, or none if any is rejected. */
    public Receipt acceptAll(List<RawRecord> records, IngestOptions options) {
        var validated = validate(records);
        var receipts = commit(() -> process(validated, options), done -> !options.dryrun() && done.rejected() == 0);
        if (receipts.rejected() == 0) {
            countMetrics(receipts, options);
            return receipts.receipt();
        }
        if (!options.dryrun()) {
            metrics.countRejected(receipts);
            commit(
                    () -> {
                        sourceActivity.addRejected(receipts, now());
                        return receipts;
                    },
                    done -> true);
        }
        return receipts.receipt().rolledBack();
    }

    @Override
    public void voidEvent(Event.EventKey key, Actor by, String reason, DataScope dataScope) {
        if (!voidIfKnown(key, by, reason, dataScope)) {
            throw EventRepository.notFound(key, retentionHorizon);
        }
    }

    @Override
    public Withdrawals withdraw(Collection<WithdrawnEvent> withdrawn, String mapping, Actor by, DataScope dataScope) {
        if (withdrawn.isEmpty()) {
            return Withdrawals.NONE;
        }
        return commit(
                () -> {
                    var withdrawable = voider.withdrawable(withdrawn, dataScope);
                    var current = supersededRecords.filter(withdrawable);
                    var voided = voider.withdraw(current, now(), by, StoredEvent.withdrawalReason(mapping), dataScope);
                    return new Withdrawals(voided, withdrawable.size() - current.size());
                },
                done -> true);
    }

    /** Voids an event; false if there is no such event within the scope. */
    private boolean voidIfKnown(Event.EventKey key, Actor by, String reason, DataScope dataScope) {
        return commit(() -> voider.voidEvent(key, now(), by, reason, dataScope), voided -> voided);
    }

    private ReceiptBuilder ingestChunk(List<ValidatedRecord> validated, IngestOptions options) {
        if (validated.isEmpty()) {
            return new ReceiptBuilder();
        }
        var receipts = commit(() -> process(validated, options), done -> !options.dryrun());
        countMetrics(receipts, options);
        return receipts;
    }

    private GroupCommit.ReceiptsByRecord ingestGroup(Map<IngestOptions, List<ValidatedRecord>> groups) {
        writeAvailability.checkReachable();
        var receipts = commit(
                () -> {
                    var byRecord = new GroupCommit.ReceiptsByRecord();
                    process(groups, byRecord, byRecord.all());
                    return byRecord;
                },
                done -> true);
        metrics.count(receipts.all());
        return receipts;
    }

    private ReceiptBuilder process(List<ValidatedRecord> validated, IngestOptions options) {
        var receipts = new ReceiptBuilder();
        process(validated, options, receipts);
        return receipts;
    }

    private void process(List<ValidatedRecord> validated, IngestOptions options, ReceiptBuilder receipts) {
        if (options.dryrun()) {
            writer.dryRun(validated, options, receipts);
        } else {
            process(Map.of(options, validated), receipts, receipts);
        }
    }

    // The steps of every event, in this order. All but the first run inside one transaction.

    private List<ValidatedRecord> validate(List<RawRecord> records) {
        return records.stream().map(parser::parse).toList();
    }

    private void process(
            Map<IngestOptions, List<ValidatedRecord>> groups, IngestListener outcome, ReceiptBuilder total) {
        var changes = store(groups, outcome);
        reportSuperseded(count(changes), groups, outcome);
        recordActivity(total);
    }

    /** Stores each event as new, replay or correction, or rejects it, and reports which. */
    private List<EventChanges.EventChange> store(
            Map<IngestOptions, List<ValidatedRecord>> groups, IngestListener outcome) {
        var changes = new ArrayList<EventChanges.EventChange>();
        groups.forEach((options, validated) -> changes.addAll(writer.write(validated, options, outcome)));
        return changes;
    }

    /**
     * Updates every number; once per transaction, so that sums are locked in one order however many senders share it.
     *
     * @return the stored figures that do not count, because a later figure exists
     */
    private List<Event> count(List<EventChanges.EventChange> changes) {
        return writer.fireChanges(changes);
    }

    private static void reportSuperseded(
            List<Event> superseded, Map<IngestOptions, List<ValidatedRecord>> groups, IngestListener outcome) {
        if (superseded.isEmpty()) {
            return;
        }
        Set<Event> events = Collections.newSetFromMap(new IdentityHashMap<>());
        events.addAll(superseded);
        groups.values().stream().flatMap(List::stream).forEach(validated -> {
            var content = validated.content();
            if (content != null && events.contains(content.event())) {
                outcome.superseded(validated.raw(), content.event());
            }
        });
    }

    /** Adds to the totals of each source. */
    private void recordActivity(ReceiptBuilder total) {
        sourceActivity.add(total, now());
    }

    private <T> T commit(Supplier<T> work, Predicate<T> commitWhen) {
        var lock = database.writeLock();
        admissionControl.await(lock);
        try {
            var result = metrics.timed(() -> Transactions.commitIf(MAX_TRANSACTION, commitWhen, work));
            if (commitWhen.test(result)) {
                fileMaintenance.afterCommit();
                writeAvailability.recordSuccess();
            }
            return result;
        } catch (DatabaseException e) {
            writeAvailability.recordFailure(e);
            if (e.isTransient()) {
                throw Problem.busy(
                        "Too many writers at once. Nothing of this chunk was stored; send it again.",
                        Duration.ofSeconds(1));
            }
            throw e;
        } catch (RuntimeException e) {
            writeAvailability.recordFailure(e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void countMetrics(ReceiptBuilder committed, IngestOptions options) {
        if (!options.dryrun()) {
            metrics.count(committed);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
