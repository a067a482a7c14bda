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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.H2FileMaintenance;
import org.kept.database.Transactions;
import org.kept.ingest.Event;
import org.kept.ingest.EventChanges;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.EventRepository;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;
import org.kept.ingest.RetentionHorizon;
import org.kept.ingest.parse.EventParser;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.RecordParser;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.parse.ValidationResult;
import org.kept.ingest.store.EventWriter;
import org.kept.ingest.store.ReceiptBuilder;
import org.kept.ingest.store.SourceActivityStore;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/**
 * The one way in: takes arrivals in chunks, each stored and counted in one transaction, or not at all.
 *
 * <p>What is answered as accepted has been committed.
 */
@ApplicationScoped
public class IngestPipeline implements EventIngestion {

    private static final int CHUNK = 1000;
    private static final Duration MOST = Duration.ofMinutes(2);

    private final Database database;
    private final H2FileMaintenance file;
    private final EventParser reader;
    private final EventWriter writer;
    private final SourceActivityStore feeds;
    private final GroupCommit shared;
    private final AdmissionControl admissionControl;
    private final IngestExecutor ingestExecutor;
    private final IngestMetrics metrics;
    private final RetentionHorizon retentionHorizon;
    private final Clock clock;

    IngestPipeline(
            Database database,
            H2FileMaintenance file,
            EventParser reader,
            EventWriter writer,
            SourceActivityStore feeds,
            GroupCommit shared,
            AdmissionControl admissionControl,
            IngestExecutor ingestExecutor,
            IngestMetrics metrics,
            RetentionHorizon retentionHorizon,
            Clock clock) {
        this.database = database;
        this.file = file;
        this.reader = reader;
        this.writer = writer;
        this.feeds = feeds;
        this.shared = shared;
        this.admissionControl = admissionControl;
        this.ingestExecutor = ingestExecutor;
        this.metrics = metrics;
        this.retentionHorizon = retentionHorizon;
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
                    public RawRecord next() {
                        return RawRecord.of(index[0]++, null, envelopes.next());
                    }
                },
                options);
    }

    /** Takes what came in whole, a transaction a chunk, and waits for it. */
    public Receipt accept(Iterator<RawRecord> arrivals, IngestOptions options) {
        var whole = new ReceiptBuilder();
        while (arrivals.hasNext()) {
            var chunk = new ArrayList<RawRecord>(CHUNK);
            while (chunk.size() < CHUNK && arrivals.hasNext()) {
                chunk.add(arrivals.next());
            }
            whole.add(take(check(chunk), options));
        }
        return whole.receipt();
    }

    /**
     * Takes a stream that is all there, a transaction a piece, and waits for it.
     *
     * @throws Problem when it cannot be read on; what came whole before that has been taken
     */
    public Receipt accept(InputStream stream, RecordParser recordParser, int piece, IngestOptions options)
            throws IOException {
        var streamIngestion =
                new StreamIngestion(recordParser, this::check, checked -> take(checked, options), Runnable::run, 1);
        var end = BodyState.NOT_YET;
        while (end == BodyState.NOT_YET) {
            var bytes = stream.readNBytes(piece);
            end = bytes.length < piece ? BodyState.WHOLE : BodyState.NOT_YET;
            await(streamIngestion.take(bytes, end));
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

    /** The taking of a stream of any length, as it comes. */
    public StreamIngestion openStream(RecordParser recordParser, IngestOptions options) {
        return new StreamIngestion(
                recordParser,
                this::check,
                checked -> take(checked, options),
                ingestExecutor,
                database.parallelWriters());
    }

    /** Takes the event of a request that brings no other, in a transaction shared with others of its kind. */
    public CompletionStage<Receipt> acceptOne(RawRecord rawRecord, IngestOptions options) {
        if (options.dryrun()) {
            return CompletableFuture.supplyAsync(() -> accept(List.of(rawRecord).iterator(), options), ingestExecutor);
        }
        var validatedRecord = check(List.of(rawRecord)).get(0);
        return shared.submit(validatedRecord, options, this::takeTogether).thenApply(ReceiptBuilder::receipt);
    }

    private GroupCommit.ReceiptsByRecord takeTogether(Map<IngestOptions, List<ValidatedRecord>> groups) {
        var taken = inTransaction(
                () -> {
                    var told = new GroupCommit.ReceiptsByRecord();
                    var changes = new ArrayList<EventChanges.EventChange>();
                    groups.forEach((options, candidates) -> changes.addAll(writer.write(candidates, options, told)));
                    // At once, so that sums are locked in one order however many senders share the transaction.
                    writer.fireChanges(changes);
                    feeds.add(told.all(), now());
                    return told;
                },
                told -> true);
        metrics.count(taken.all());
        return taken;
    }

    /** Takes all of them in one transaction, or none when any is rejected. */
    public Receipt acceptAll(List<RawRecord> arrivals, IngestOptions options) {
        var checked = check(arrivals);
        var receiptBuilder = inTransaction(() -> write(checked, options), told -> told.rejected() == 0);
        if (receiptBuilder.rejected() == 0) {
            count(receiptBuilder, options);
            return receiptBuilder.receipt();
        }
        if (!options.dryrun()) {
            metrics.countRejected(receiptBuilder);
            inTransaction(
                    () -> {
                        feeds.addRejected(receiptBuilder, now());
                        return receiptBuilder;
                    },
                    told -> true);
        }
        return receiptBuilder.receipt().undone();
    }

    @Override
    public void voidEvent(Event.EventKey key, Actor by, String reason, DataScope dataScope) {
        if (!voidIfKnown(key, by, reason, dataScope)) {
            throw EventRepository.notFound(key, retentionHorizon);
        }
    }

    /** Voids an event: it stays readable and counts nowhere. Answers false when there is none that is theirs. */
    private boolean voidIfKnown(Event.EventKey key, Actor by, String reason, DataScope dataScope) {
        return inTransaction(() -> writer.voidEvent(key, now(), by, reason, dataScope), done -> true);
    }

    private ReceiptBuilder take(List<ValidatedRecord> checked, IngestOptions options) {
        if (checked.isEmpty()) {
            return new ReceiptBuilder();
        }
        var taken = inTransaction(() -> write(checked, options), told -> true);
        count(taken, options);
        return taken;
    }

    private void count(ReceiptBuilder committed, IngestOptions options) {
        if (!options.dryrun()) {
            metrics.count(committed);
        }
    }

    private ReceiptBuilder write(List<ValidatedRecord> checked, IngestOptions options) {
        var receiptBuilder = new ReceiptBuilder();
        if (options.dryrun()) {
            writer.dryRun(checked, options, receiptBuilder);
        } else {
            writer.fireChanges(writer.write(checked, options, receiptBuilder));
            feeds.add(receiptBuilder, now());
        }
        return receiptBuilder;
    }

    private List<ValidatedRecord> check(List<RawRecord> arrivals) {
        var checked = new ArrayList<ValidatedRecord>(arrivals.size());
        for (var rawRecord : arrivals) {
            var envelope = rawRecord.envelope();
            if (envelope == null) {
                var inputError = rawRecord.unreadable() == null
                        ? InputError.at("", "event.form", "This is no event.")
                        : rawRecord.unreadable();
                checked.add(
                        new ValidatedRecord(rawRecord, new ValidationResult(null, null, null, List.of(inputError))));
            } else {
                checked.add(new ValidatedRecord(rawRecord, reader.read(envelope)));
            }
        }
        return checked;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T inTransaction(Supplier<T> work, Predicate<T> keep) {
        var lock = database.writeLock();
        admissionControl.await(lock);
        try {
            var done = metrics.timed(() -> Transactions.commitIf(MOST, keep, work));
            file.afterCommit();
            return done;
        } catch (DatabaseException e) {
            if (e.isTransient()) {
                throw Problem.busy(
                        "Too many writers want the same numbers; nothing of this chunk was stored. Send it again.",
                        Duration.ofSeconds(1));
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }
}
