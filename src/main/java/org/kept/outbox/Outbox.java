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

/** Takes deliveries, and tells what became of them. */
@ApplicationScoped
public class Outbox {

    private final OutboxStore store;
    private final Clock clock;

    Outbox(OutboxStore store, Database database) {
        this.store = store;
        // What a node with a wrong clock adds is not late, and not given up early.
        this.clock = new DatabaseClock(database);
    }

    /** Adds deliveries in the running transaction, or in one of their own: they are sent only if it commits. */
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

    /** How the deliveries that are about something go, without trials. */
    public List<OutboxProgress> progress(String subject) {
        return store.progress(subject);
    }

    /** A delivery to a target; empty if there is none. */
    public Optional<OutboxDelivery> find(String channel, String target, UUID id) {
        return store.find(id)
                .filter(each -> each.channel().equals(channel) && each.target().equals(target));
    }

    /** Sends a delivery that has ended once more, with the same id; false if it waits already. */
    public boolean sendAgain(UUID id) {
        return Transactions.joining(() -> store.sendAgain(id, now()));
    }

    /** How the deliveries to a target go. */
    public OutboxTarget target(String channel, String target) {
        return store.target(channel, target).orElse(OutboxTarget.WORKING);
    }

    /** Sends nothing to a target until it is resumed; what waits goes on waiting. */
    public void pause(String channel, String target, String because) {
        Transactions.joining(() -> {
            store.pause(channel, target, because, now());
            return true;
        });
    }

    /** Sends to a target again, what waits at once. */
    public void resume(String channel, String target) {
        Transactions.joining(() -> {
            store.resume(channel, target, now());
            return true;
        });
    }

    /** Deletes all deliveries to a target, and what is known of it. */
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
