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

/** The audit trail: records changes in their transaction, finds entries and verifies the chain. */
@ApplicationScoped
public class Audit {

    private static final String PENDING_RESOURCE = "org.kept.audit";

    /** Changes in the running transaction that are not written yet. */
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

    /** The current actor, for work that continues without the request. */
    public Actor actor() {
        return actorProvider.current();
    }

    /**
     * Records a change by the current actor, in the transaction of the change.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void record(AuditChange change) {
        record(actorProvider.current(), List.of(change));
    }

    /** Records changes by this actor; see {@link #record(AuditChange)}. */
    public void record(Actor actor, List<AuditChange> changes) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("a change is recorded in the transaction that makes it");
        }
        if (!changes.isEmpty()) {
            pending().add(new PendingChanges(actor, List.copyOf(changes)));
        }
    }

    /**
     * The pending changes of the transaction, written just before it commits.
     *
     * <p>Appending locks the head of the chain until the commit, so a first entry written early would make other
     * writers wait for the whole transaction.
     */
    @SuppressWarnings("unchecked") // Nothing else is put there under that name.
    private List<PendingChanges> pending() {
        var existing = (List<PendingChanges>) transactions.getResource(PENDING_RESOURCE);
        if (existing != null) {
            return existing;
        }
        var pending = new ArrayList<PendingChanges>();
        transactions.putResource(PENDING_RESOURCE, pending);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                pending.forEach(each -> store.append(now, each.actor(), each.changes()));
            }

            @Override
            public void afterCompletion(int status) {
                // Nothing to clean up.
            }
        });
        return pending;
    }

    /** The matching entries, newest first. */
    public List<AuditEntry> find(AuditQuery query, int limit) {
        return store.find(query, limit);
    }

    /** The entry with this number. */
    public Optional<AuditEntry> entry(long number) {
        return store.entry(number);
    }

    /** Reads the whole chain and checks that every entry is unchanged. */
    public ChainVerification verify() {
        return store.verify();
    }
}
