package org.kept.packaged;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What clients were answered: which events were taken, and whatever no client should ever be told. */
final class IngestAnswers {

    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final List<String> wrong = new ArrayList<>();
    private int most = Integer.MAX_VALUE;
    private Runnable then = () -> {};

    /** What is to happen once so many were taken. */
    synchronized void when(int many, Runnable happens) {
        most = many;
        then = happens;
    }

    /** Looks at an answer; says whether it is to be sent again. */
    boolean again(HttpResponse<String> answer) {
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
        wrong.add(what);
    }

    synchronized void took(Collection<SyntheticEvents.Row> rows) {
        rows.forEach(row -> taken.add(row.id()));
        if (taken.size() >= most) {
            most = Integer.MAX_VALUE;
            then.run();
        }
    }

    Set<String> taken() {
        return taken;
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }
}
