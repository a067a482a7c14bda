package org.kept.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trail: written with every change, read, and checked. */
@ApplicationScoped
public class Audit {

    private static final String UNWRITTEN = "org.kept.audit";

    /** What somebody has changed in a transaction that is not over. */
    private record PendingChanges(Actor actor, List<AuditChange> changes) {}

    private final AuditStore store;
    private final ActorProvider actorProvider;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    Audit(AuditStore store, ActorProvider actorProvider, TransactionSynchronizationRegistry transactions, Clock clock) {
        this.store = store;
        this.actorProvider = actorProvider;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whoever acts now, for work that goes on where the request is not known any more. */
    public Actor actor() {
        return actorProvider.now();
    }

    /**
     * Writes what whoever acts now has changed: in the transaction of the change, or not at all.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void record(AuditChange change) {
        record(actorProvider.now(), List.of(change));
    }

    /** Writes what somebody has changed; see {@link #record(Change)}. */
    public void record(Actor actor, List<AuditChange> changes) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("a change is recorded in the transaction that makes it");
        }
        if (!changes.isEmpty()) {
            pending().add(new PendingChanges(actor, List.copyOf(changes)));
        }
    }

    /**
     * The lines of one transaction wait for its end: writers of the trail wait for one another from the first line to the
     * commit, and so it must not be the first line of long work.
     */
    @SuppressWarnings("unchecked") // Nothing else is put there under that name.
    private List<PendingChanges> pending() {
        var there = (List<PendingChanges>) transactions.getResource(UNWRITTEN);
        if (there != null) {
            return there;
        }
        var pending = new ArrayList<PendingChanges>();
        transactions.putResource(UNWRITTEN, pending);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                pending.forEach(each -> store.append(now, each.actor(), each.changes()));
            }

            @Override
            public void afterCompletion(int status) {
                // Nothing is kept beyond the transaction.
            }
        });
        return pending;
    }

    /** The lines that the question asks for, the newest first. */
    public List<AuditEntry> find(AuditQuery question, int limit) {
        return store.find(question, limit);
    }

    /** The line of that number. */
    public Optional<AuditEntry> entry(long number) {
        return store.entry(number);
    }

    /** Reads the whole chain and says whether every line is as it was written. */
    public ChainVerification verify() {
        return store.verify();
    }
}
