package org.kept.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/**
 * The taking of one stream: reads and checks a piece while the one before is stored, a transaction a piece, in their order.
 */
final class Taking implements Body.Taker {

    private final Records records;
    private final Function<List<Arrival>, List<Candidate>> check;
    private final Function<List<Candidate>, Outcome> store;
    private final Executor executor;
    private final Outcome whole = new Outcome();
    private CompletableFuture<Outcome> stored = CompletableFuture.completedFuture(whole);

    Taking(
            Records records,
            Function<List<Arrival>, List<Candidate>> check,
            Function<List<Candidate>, Outcome> store,
            Executor executor) {
        this.records = records;
        this.check = check;
        this.store = store;
        this.executor = executor;
    }

    @Override
    public CompletionStage<?> take(byte[] bytes, Body.End end) {
        var arrivals = new ArrayList<Arrival>();
        var broken = read(bytes, end, arrivals);
        var before = stored;
        if (!arrivals.isEmpty()) {
            var checked = check.apply(arrivals);
            stored = before.thenApplyAsync(account -> add(checked), executor);
        }
        if (broken != null) {
            stored = stored.thenCompose(account -> CompletableFuture.failedFuture(broken));
            return stored;
        }
        return before;
    }

    private Outcome add(List<Candidate> checked) {
        whole.add(store.apply(checked));
        return whole;
    }

    private @Nullable Problem read(byte[] bytes, Body.End end, List<Arrival> arrivals) {
        try {
            records.read(bytes, arrivals::add);
            if (end == Body.End.WHOLE) {
                records.end(arrivals::add);
            }
            return end == Body.End.BROKEN_OFF
                    ? Problem.unreadable("The body broke off before its end; what came before it was taken."
                            + " Send it again whole: nothing is counted twice.")
                    : null;
        } catch (Problem broken) {
            return broken;
        }
    }

    /** The account of all of it, once the last piece is stored; fails after that where something went wrong. */
    CompletionStage<Receipt> receipt(@Nullable Throwable failure) {
        return stored.thenApply(account -> {
            if (failure != null) {
                throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
            }
            return account.receipt();
        });
    }
}
