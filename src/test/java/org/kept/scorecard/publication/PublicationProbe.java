package org.kept.scorecard.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.kept.scorecard.WeekPublished;
import org.kept.ui.Banner;

/** Collects the weeks that were published, makes publications fail, or says that data is being loaded. */
@ApplicationScoped
public class PublicationProbe implements Banner {

    private final List<WeekPublished> seen = new CopyOnWriteArrayList<>();
    private volatile boolean failing;
    private volatile boolean loading;

    void on(@Observes WeekPublished event) {
        if (failing) {
            throw new IllegalStateException("The outbox is broken");
        }
        seen.add(event);
    }

    /** The codes of the weeks seen so far, in order. */
    List<String> weeks() {
        return seen.stream().map(each -> each.week().code()).toList();
    }

    /** The last week seen. */
    WeekPublished last() {
        return seen.get(seen.size() - 1);
    }

    void fail(boolean shouldFail) {
        failing = shouldFail;
    }

    @Override
    public @Nullable String message() {
        return null;
    }

    @Override
    public boolean isLoading() {
        return loading;
    }

    void load(boolean isLoading) {
        loading = isLoading;
    }

    void forget() {
        seen.clear();
    }
}
