package org.kept.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Runs work in a transaction, committed or rolled back by its result. */
public final class Transactions {

    private static final int MAX_ATTEMPTS = 5;

    private Transactions() {}

    /** Carries a result out of a transaction that is rolled back. */
    private static final class RollbackException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Object result;

        RollbackException(Object result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    /**
     * Runs the work in a new transaction; after a conflict with another writer it is retried, up to five times in all.
     *
     * @param timeout of the transaction
     * @param shouldCommit whether to commit, given the result, which is returned either way
     * @throws DatabaseException if the last attempt conflicts too; a {@link PersistenceException} if an entity's SQL
     *     does
     */
    public static <T> T commitIf(Duration timeout, Predicate<T> shouldCommit, Supplier<T> work) {
        return retrying(() -> attempt(timeout, shouldCommit, work));
    }

    private static <T> T retrying(Supplier<T> transaction) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (DatabaseException | PersistenceException e) {
                if (!DatabaseException.isConflict(e) || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Runs the work in the running transaction, or in a new one if there is none; after a conflict with another writer a
     * new one is retried, up to five times in all.
     */
    public static <T> T joining(Supplier<T> work) {
        Supplier<T> joined = () -> QuarkusTransaction.joiningExisting().call(work::get);
        return QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION ? retrying(joined) : joined.get();
    }

    @SuppressWarnings("unchecked") // A RollbackException carries a result of the work.
    private static <T> T attempt(Duration timeout, Predicate<T> shouldCommit, Supplier<T> work) {
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout((int) timeout.toSeconds())
                    .call(() -> {
                        var result = work.get();
                        if (!shouldCommit.test(result)) {
                            throw new RollbackException(result);
                        }
                        return result;
                    });
        } catch (RollbackException rollback) {
            return (T) rollback.result;
        }
    }
}
