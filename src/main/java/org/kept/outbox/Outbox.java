package org.kept.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.DatabaseClock;
import org.kept.database.ListSlice;
import org.kept.database.Transactions;

/** Adds deliveries, lists them with their results, and pauses or resumes their targets. */
@ApplicationScoped
public class Outbox {

    private final OutboxStore store;
    private final Clock clock;

    Outbox(OutboxStore store, Database database) {
        this.store = store;
        // The clock of the database: a node with a wrong clock must not make deliveries late or give them up early.
        this.clock = new DatabaseClock(database);
    }

    /** Adds deliveries in the running transaction, or in a new one. They are sent only if it commits. */
    public List<UUID> add(List<NewDelivery> deliveries) {
        return deliveries.isEmpty() ? List.of() : Transactions.joining(() -> store.insert(deliveries, now()));
    }

    /**
     * The deliveries to a target, newest first.
     *
     * @param state null for those in any state
     * @param cursor that of the page; null for the first
     */
    public ListSlice<OutboxDelivery> to(
            String channel, String target, @Nullable OutboxState state, @Nullable String cursor, int limit) {
        return ListSlice.of(
                store.of(channel, target, state, OutboxCursor.parse(cursor), limit + 1), limit, OutboxCursor::text);
    }

    /** The deliveries of a channel, newest first. */
    public ListSlice<OutboxDelivery> of(String channel, @Nullable String cursor, int limit) {
        return ListSlice.of(store.of(channel, OutboxCursor.parse(cursor), limit + 1), limit, OutboxCursor::text);
    }

    /** The deliveries that are about something, oldest first. */
    public ListSlice<OutboxDelivery> about(String subject, @Nullable String cursor, int limit) {
        return ListSlice.of(store.about(subject, OutboxCursor.parse(cursor), limit + 1), limit, OutboxCursor::text);
    }

    /** Number of deliveries about a subject, by channel and state; trials do not count. */
    public List<OutboxProgress> progress(String subject) {
        return store.progress(subject);
    }

    /** A delivery to a target; empty if there is none. */
    public Optional<OutboxDelivery> find(String channel, String target, UUID id) {
        return store.find(id)
                .filter(each -> each.channel().equals(channel) && each.target().equals(target));
    }

    /** Sends a delivery that has ended again, with the same id; false if it is already waiting. */
    public boolean sendAgain(UUID id) {
        return Transactions.joining(() -> store.sendAgain(id, now()));
    }

    /** State of a target: failures in a row, held until, paused. */
    public OutboxTarget target(String channel, String target) {
        return store.target(channel, target).orElse(OutboxTarget.WORKING);
    }

    /** Pauses a target: its deliveries wait until it is resumed. */
    public void pause(String channel, String target, String because) {
        Transactions.joining(() -> {
            store.pause(channel, target, because, now());
            return true;
        });
    }

    /** Resumes a target; its waiting deliveries are due at once. */
    public void resume(String channel, String target) {
        Transactions.joining(() -> {
            store.resume(channel, target, now());
            return true;
        });
    }

    /** Deletes a target with all its deliveries. */
    public void forget(String channel, String target) {
        Transactions.joining(() -> {
            store.forget(channel, target);
            return true;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
