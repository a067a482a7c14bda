package org.kept;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs checks two at a time: a client that waits for each answer leaves a processor idle. */
public final class TwoAtATime {

    private TwoAtATime() {}

    /** Runs a check on each element; data that it writes must be safe for two threads. */
    public static <T> void forEach(Collection<T> all, Consumer<? super T> check) {
        var threads = Executors.newFixedThreadPool(2);
        try {
            all.stream()
                    .map(each -> CompletableFuture.runAsync(() -> check.accept(each), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }
}
