package org.kept.scorecard.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kept.scorecard.WeekPublished;

/** Collects the weeks that were published, or makes publications fail. */
@ApplicationScoped
public class PublicationProbe {

    private final List<WeekPublished> seen = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

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

    void forget() {
        seen.clear();
    }
}
