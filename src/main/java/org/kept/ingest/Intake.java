package org.kept.ingest;

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
import org.kept.access.Reach;
import org.kept.audit.Actor;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.EmbeddedFile;
import org.kept.database.Transactions;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/**
 * The one way in: takes arrivals in chunks, each stored and counted in one transaction, or not at all.
 *
 * <p>What is answered as accepted has been committed.
 */
@ApplicationScoped
public class Intake implements EventIngestion {

    private static final int CHUNK = 1000;
    private static final Duration MOST = Duration.ofMinutes(2);

    private final Database database;
    private final EmbeddedFile file;
    private final EventReader reader;
    private final ChunkWriter writer;
    private final FeedStore feeds;
    private final SharedCommits shared;
    private final Places places;
    private final Lanes lanes;
    private final IntakeMetrics metrics;
    private final Floor floor;
    private final Clock clock;

    Intake(
            Database database,
            EmbeddedFile file,
            EventReader reader,
            ChunkWriter writer,
            FeedStore feeds,
            SharedCommits shared,
            Places places,
            Lanes lanes,
            IntakeMetrics metrics,
            Floor floor,
            Clock clock) {
        this.database = database;
        this.file = file;
        this.reader = reader;
        this.writer = writer;
        this.feeds = feeds;
        this.shared = shared;
        this.places = places;
        this.lanes = lanes;
        this.metrics = metrics;
        this.floor = floor;
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
                    public Arrival next() {
                        return Arrival.of(index[0]++, null, envelopes.next());
                    }
                },
                options);
    }

    /** Takes what came in whole, a transaction a chunk, and waits for it. */
    Receipt accept(Iterator<Arrival> arrivals, IngestOptions options) {
        var whole = new Outcome();
        while (arrivals.hasNext()) {
            var chunk = new ArrayList<Arrival>(CHUNK);
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
    Receipt accept(InputStream stream, Records records, int piece, IngestOptions options) throws IOException {
        var taking = new Taking(records, this::check, checked -> take(checked, options), Runnable::run, 1);
        var end = BodyState.NOT_YET;
        while (end == BodyState.NOT_YET) {
            var bytes = stream.readNBytes(piece);
            end = bytes.length < piece ? BodyState.WHOLE : BodyState.NOT_YET;
            await(taking.take(bytes, end));
        }
        return await(taking.receipt(null));
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** The taking of a stream of any length, as it comes. */
    Taking taking(Records records, IngestOptions options) {
        return new Taking(records, this::check, checked -> take(checked, options), lanes, database.writers());
    }

    /** Takes the event of a request that brings no other, in a transaction shared with others of its kind. */
    CompletionStage<Receipt> acceptOne(Arrival arrival, IngestOptions options) {
        if (options.dryrun()) {
            return CompletableFuture.supplyAsync(() -> accept(List.of(arrival).iterator(), options), lanes);
        }
        var candidate = check(List.of(arrival)).get(0);
        return shared.take(candidate, options, this::takeTogether).thenApply(Outcome::receipt);
    }

    private SharedCommits.Apart takeTogether(Map<IngestOptions, List<Candidate>> groups) {
        var taken = inTransaction(
                () -> {
                    var told = new SharedCommits.Apart();
                    var changes = new ArrayList<Changes.Change>();
                    groups.forEach((options, candidates) -> changes.addAll(writer.write(candidates, options, told)));
                    // At once, so that sums are locked in one order however many senders share the transaction.
                    writer.tell(changes);
                    feeds.add(told.all(), now());
                    return told;
                },
                told -> true);
        metrics.count(taken.all());
        return taken;
    }

    /** Takes all of them in one transaction, or none when any is rejected. */
    Receipt acceptAll(List<Arrival> arrivals, IngestOptions options) {
        var checked = check(arrivals);
        var outcome = inTransaction(() -> write(checked, options), told -> told.rejected() == 0);
        if (outcome.rejected() == 0) {
            count(outcome, options);
            return outcome.receipt();
        }
        if (!options.dryrun()) {
            metrics.countRejected(outcome);
            inTransaction(
                    () -> {
                        feeds.addRejected(outcome, now());
                        return outcome;
                    },
                    told -> true);
        }
        return outcome.receipt().undone();
    }

    @Override
    public void voidEvent(Event.Key key, Actor by, String reason, Reach reach) {
        if (!voidIfKnown(key, by, reason, reach)) {
            throw Events.notFound(key, floor);
        }
    }

    /** Voids an event: it stays readable and counts nowhere. Answers false when there is none that is theirs. */
    private boolean voidIfKnown(Event.Key key, Actor by, String reason, Reach reach) {
        return inTransaction(() -> writer.voidEvent(key, now(), by, reason, reach), done -> true);
    }

    private Outcome take(List<Candidate> checked, IngestOptions options) {
        if (checked.isEmpty()) {
            return new Outcome();
        }
        var taken = inTransaction(() -> write(checked, options), told -> true);
        count(taken, options);
        return taken;
    }

    private void count(Outcome committed, IngestOptions options) {
        if (!options.dryrun()) {
            metrics.count(committed);
        }
    }

    private Outcome write(List<Candidate> checked, IngestOptions options) {
        var outcome = new Outcome();
        if (options.dryrun()) {
            writer.rehearse(checked, options, outcome);
        } else {
            writer.tell(writer.write(checked, options, outcome));
            feeds.add(outcome, now());
        }
        return outcome;
    }

    private List<Candidate> check(List<Arrival> arrivals) {
        var checked = new ArrayList<Candidate>(arrivals.size());
        for (var arrival : arrivals) {
            var envelope = arrival.envelope();
            if (envelope == null) {
                var fault = arrival.unreadable() == null
                        ? Fault.at("", "event.form", "This is no event.")
                        : arrival.unreadable();
                checked.add(new Candidate(arrival, new Checked(null, null, null, List.of(fault))));
            } else {
                checked.add(new Candidate(arrival, reader.read(envelope)));
            }
        }
        return checked;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T inTransaction(Supplier<T> work, Predicate<T> keep) {
        var lock = database.writer();
        places.await(lock);
        try {
            var done = metrics.timed(() -> Transactions.keepIf(MOST, keep, work));
            file.written();
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
