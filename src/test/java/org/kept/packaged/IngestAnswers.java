package org.kept.packaged;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers to clients: the accepted events, and answers that no client must ever get. */
final class IngestAnswers {

    private final Set<String> acceptedIds = ConcurrentHashMap.newKeySet();
    private final List<String> errors = new ArrayList<>();
    private int threshold = Integer.MAX_VALUE;
    private Runnable action = () -> {};

    /** Runs the action once this many events were accepted. */
    synchronized void onAccepted(int many, Runnable happens) {
        threshold = many;
        action = happens;
    }

    /** Checks an answer; returns whether to send the request again. */
    boolean shouldRetry(HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (answer.body().toLowerCase(Locale.ROOT).contains("deadlock")) {
            wrong(status + " " + answer.body());
        }
        if (status == 503 && answer.headers().firstValue("Retry-After").isPresent()) {
            return true;
        }
        if (status != 200) {
            wrong(status + " " + answer.body());
        }
        return false;
    }

    synchronized void wrong(String what) {
        errors.add(what);
    }

    synchronized void accept(Collection<SyntheticEvents.Row> rows) {
        rows.forEach(row -> acceptedIds.add(row.id()));
        if (acceptedIds.size() >= threshold) {
            threshold = Integer.MAX_VALUE;
            action.run();
        }
    }

    Set<String> acceptedIds() {
        return acceptedIds;
    }

    synchronized List<String> wrong() {
        return List.copyOf(errors);
    }
}
