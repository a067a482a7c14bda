package org.kept.ingest.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Receipt;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.RecordParser;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.store.ReceiptBuilder;
import org.kept.problem.Problem;

/**
 * The taking of one stream: reads and checks a piece while those before are stored, a transaction a piece.
 *
 * <p>Two pieces may be stored at the same time where the database has room for two, but never two that hold the same event:
 * what comes later in the stream comes later.
 */
public final class StreamIngestion implements BodyConsumer {

    private final RecordParser recordParser;
    private final Function<List<RawRecord>, List<ValidatedRecord>> check;
    private final Function<List<ValidatedRecord>, ReceiptBuilder> store;
    private final Executor executor;
    private final int atOnce;
    private final ReceiptBuilder whole = new ReceiptBuilder();
    private CompletableFuture<ReceiptBuilder> stored = CompletableFuture.completedFuture(whole);
    private CompletableFuture<ReceiptBuilder> last = stored;
    private CompletableFuture<ReceiptBuilder> beforeLast = stored;
    private Set<String> lastIds = Set.of();

    StreamIngestion(
            RecordParser recordParser,
            Function<List<RawRecord>, List<ValidatedRecord>> check,
            Function<List<ValidatedRecord>, ReceiptBuilder> store,
            Executor executor,
            int atOnce) {
        this.recordParser = recordParser;
        this.check = check;
        this.store = store;
        this.executor = executor;
        this.atOnce = atOnce;
    }

    @Override
    public CompletionStage<?> take(byte[] bytes, BodyState end) {
        var arrivals = new ArrayList<RawRecord>();
        var broken = read(bytes, end, arrivals);
        var ready = atOnce > 1 ? beforeLast : last;
        if (!arrivals.isEmpty()) {
            store(check.apply(arrivals), ready);
        }
        if (broken != null) {
            stored = stored.thenCompose(account -> CompletableFuture.failedFuture(broken));
            return stored;
        }
        return ready;
    }

    private void store(List<ValidatedRecord> checked, CompletableFuture<ReceiptBuilder> ready) {
        var ids = ids(checked);
        var turn = Collections.disjoint(ids, lastIds) ? ready : ready.thenCombine(last, (before, after) -> after);
        lastIds = ids;
        beforeLast = last;
        last = turn.thenApplyAsync(before -> store.apply(checked), executor);
        stored = stored.thenCombine(last, (account, more) -> {
            account.add(more);
            return account;
        });
    }

    private static Set<String> ids(List<ValidatedRecord> checked) {
        var ids = new HashSet<String>();
        for (var each : checked) {
            if (each.checked().id() != null) {
                ids.add(each.checked().id());
            }
        }
        return ids;
    }

    private @Nullable Problem read(byte[] bytes, BodyState end, List<RawRecord> arrivals) {
        try {
            recordParser.read(bytes, arrivals::add);
            if (end == BodyState.WHOLE) {
                recordParser.end(arrivals::add);
            }
            return end == BodyState.BROKEN_OFF
                    ? Problem.unreadable("The body broke off before its end; what came before it was taken."
                            + " Send it again whole: nothing is counted twice.")
                    : null;
        } catch (Problem broken) {
            return broken;
        }
    }

    /** The account of all of it, once the last piece is stored; fails after that where something went wrong. */
    public CompletionStage<Receipt> receipt(@Nullable Throwable failure) {
        return stored.thenApply(account -> {
            if (failure != null) {
                throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
            }
            return account.receipt();
        });
    }
}
