package org.kept.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Work in a transaction of its own, kept or undone by what came of it. */
public final class Transactions {

    private static final int TRIES = 5;

    private Transactions() {}

    /** Carries a result out of a transaction that is undone. */
    private static final class RollbackException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Object result;

        RollbackException(Object result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    /**
     * Does the work in a new transaction; one that clashed with another writer is tried again, up to five times.
     *
     * @param most how long the transaction may take
     * @param keep whether to commit, given what came of it; the result is answered either way
     * @throws DatabaseException when the last try clashed too; a {@link PersistenceException} where an entity's SQL did
     */
    public static <T> T commitIf(Duration most, Predicate<T> keep, Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return once(most, keep, work);
            } catch (DatabaseException | PersistenceException e) {
                if (!DatabaseException.isClash(e) || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Does the work in the running transaction, or in a new one where there is none. */
    public static <T> T joining(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }

    @SuppressWarnings("unchecked") // What Undone carries is what work answered.
    private static <T> T once(Duration most, Predicate<T> keep, Supplier<T> work) {
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout((int) most.toSeconds())
                    .call(() -> {
                        var result = work.get();
                        if (!keep.test(result)) {
                            throw new RollbackException(result);
                        }
                        return result;
                    });
        } catch (RollbackException undone) {
            return (T) undone.result;
        }
    }
}
