package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.Transactions;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/**
 * The one way in: takes arrivals in chunks, each stored and counted in one transaction, or not at all.
 *
 * <p>What is answered as accepted has been committed.
 */
@ApplicationScoped
public class Intake {

    private static final int CHUNK = 1000;
    private static final Duration MOST = Duration.ofMinutes(2);

    /**
     * How a request wants its events to be taken.
     *
     * @param dryrun check only
     * @param correct other content under a known id becomes the next revision, instead of being rejected
     * @param by who sends them, for the record
     * @param reason why, where a person said so
     */
    public record Terms(
            boolean dryrun,
            boolean correct,
            String by,
            @Nullable String reason) {

        /** The terms of a plain push. */
        public static Terms plain(String by) {
            return new Terms(false, false, by, null);
        }
    }

    private final Database database;
    private final EventReader reader;
    private final ChunkWriter writer;
    private final FeedStore feeds;
    private final Clock clock;

    Intake(Database database, EventReader reader, ChunkWriter writer, FeedStore feeds, Clock clock) {
        this.database = database;
        this.reader = reader;
        this.writer = writer;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Takes envelopes that were made in the house, like a stream that came in at the door. */
    public Receipt push(Iterator<? extends JsonNode> envelopes, Terms terms) {
        var index = new long[1];
        return accept(
                Arrivals.iterate(() -> envelopes.hasNext() ? Arrival.of(index[0]++, null, envelopes.next()) : null),
                terms);
    }

    /**
     * Takes a stream of any length, a transaction a chunk.
     *
     * @throws Problem when the stream breaks off; what came whole before that has been taken
     */
    Receipt accept(Iterator<Arrival> arrivals, Terms terms) {
        var whole = new Outcome();
        while (true) {
            var chunk = new ArrayList<Arrival>(CHUNK);
            var broken = fill(chunk, arrivals);
            whole.add(take(chunk, terms));
            if (broken != null) {
                throw broken;
            }
            if (chunk.size() < CHUNK) {
                return whole.receipt();
            }
        }
    }

    /** Answers why no more came, or null when the chunk is full or the stream is at its end. */
    private static @Nullable Problem fill(List<Arrival> chunk, Iterator<Arrival> arrivals) {
        try {
            while (chunk.size() < CHUNK && arrivals.hasNext()) {
                chunk.add(arrivals.next());
            }
            return null;
        } catch (Problem broken) {
            return broken;
        }
    }

    /** Takes all of them in one transaction, or none when any is rejected. */
    Receipt acceptAll(List<Arrival> arrivals, Terms terms) {
        var checked = check(arrivals);
        var outcome = inTransaction(() -> write(checked, terms), told -> told.rejected() == 0);
        if (outcome.rejected() == 0) {
            return outcome.receipt();
        }
        if (!terms.dryrun()) {
            inTransaction(
                    () -> {
                        feeds.addRejected(outcome, now());
                        return outcome;
                    },
                    told -> true);
        }
        return outcome.receipt().undone();
    }

    /** Voids an event: it stays readable and counts nowhere. Answers false when there is no such event. */
    boolean voidEvent(Event.Key key, String by, String reason) {
        return inTransaction(() -> writer.voidEvent(key, now(), by, reason), done -> true);
    }

    private Outcome take(List<Arrival> chunk, Terms terms) {
        if (chunk.isEmpty()) {
            return new Outcome();
        }
        var checked = check(chunk);
        return inTransaction(() -> write(checked, terms), told -> true);
    }

    private Outcome write(List<Candidate> checked, Terms terms) {
        if (terms.dryrun()) {
            return writer.rehearse(checked, terms);
        }
        var outcome = writer.write(checked, terms);
        feeds.add(outcome, now());
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
        lock.lock();
        try {
            return Transactions.keepIf(MOST, keep, work);
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
