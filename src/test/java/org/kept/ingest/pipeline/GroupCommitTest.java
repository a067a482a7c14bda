package org.kept.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.order;
import static org.kept.TestEvents.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;
import org.kept.database.DatabaseException;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.parse.EventParser;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.ValidatedRecord;

/** Single events of concurrent clients share transactions, and nothing else. */
@QuarkusTest
@OnBothDatabases
class GroupCommitTest {

    private static final int CLIENTS = 16;
    private static final int EVENTS = 30;

    private final IngestExecutor ingestExecutor;
    private final EventParser parser;

    @Inject
    GroupCommitTest(IngestExecutor ingestExecutor, EventParser parser) {
        this.ingestExecutor = ingestExecutor;
        this.parser = parser;
    }

    @Test
    void everyClientGetsTheReceiptOfItsOwnEvent() throws Exception {
        push(order("shared", "known")).statusCode(200);
        var other = event("shared", "known", "order", "{'value':1}");
        var late = order("shared", "late").put("time", "2999-01-01T00:00:00Z");
        var statuses = concurrently(client -> i -> switch (i % 3) {
            case 0 -> status(order("shared", "new-" + client + "-" + i), 200);
            case 1 -> status(other, 422);
            default -> status(late, 422);
        });
        assertThat(statuses).hasSize(CLIENTS * EVENTS).containsOnly("as it should be");
    }

    @Test
    void acceptedEventsCanBeReadAtOnce() throws Exception {
        var found = concurrently(client -> i -> {
            var id = "seen-" + client + "-" + i;
            push(order("shared", id)).statusCode(200);
            return get("shared", id).statusCode() == 200 ? "there" : id + " is not there";
        });
        assertThat(found).containsOnly("there");
    }

    @Test
    void theSameEventOfManyClientsIsAcceptedOnce() throws Exception {
        var accepted = concurrently(client -> i -> push(order("shared", "same-" + i))
                .statusCode(200)
                .extract()
                .path("accepted")
                .toString());
        assertThat(accepted.stream().filter("1"::equals)).hasSize(EVENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0A000", "XX000", "54000", "22003", "23505", "42P01"})
    void anErrorOfOneEventFailsNoneOfThoseThatShareItsCommit(String state) throws Exception {
        var results = commitTogether(state);
        assertThat(results.get("poison")).contains(state);
        results.remove("poison");
        assertThat(results).hasSize(5).allSatisfy((id, result) -> assertThat(result)
                .isEqualTo("stored"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "25006", "55P03"})
    void anOutageIsNotTriedForEachEvent(String state) throws Exception {
        assertThat(commitTogether(state)).hasSize(6).allSatisfy((id, result) -> assertThat(result)
                .contains(state));
    }

    /** Commits six events together, one of which makes the commit fail; returns the result of each. */
    private Map<String, String> commitTogether(String state) throws Exception {
        var groupCommit = new GroupCommit(ingestExecutor);
        var begun = new CountDownLatch(1);
        var allQueued = new CountDownLatch(1);
        GroupCommit.GroupWriter writer = groups -> {
            begun.countDown();
            awaitUninterruptibly(allQueued);
            if (groups.values().stream().flatMap(List::stream).anyMatch(each -> "poison".equals(each.id()))) {
                throw new DatabaseException(new SQLException(state, state));
            }
            return new GroupCommit.ReceiptsByRecord();
        };
        var options = IngestOptions.plain("test");
        groupCommit.submit(record("first"), options, writer);
        // The others share the next commit only if none of them is there when the first begins.
        begun.await();
        var outcomes = new TreeMap<String, CompletableFuture<String>>();
        for (var id : List.of("a", "b", "c", "poison", "y", "z")) {
            outcomes.put(
                    id,
                    groupCommit
                            .submit(record(id), options, writer)
                            .handle((receipt, failure) -> failure == null ? "stored" : failure.toString())
                            .toCompletableFuture());
        }
        allQueued.countDown();
        var results = new TreeMap<String, String>();
        for (var each : outcomes.entrySet()) {
            results.put(each.getKey(), each.getValue().get());
        }
        return results;
    }

    private ValidatedRecord record(String id) {
        return parser.parse(RawRecord.of(0, null, order("shared", id)));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String status(ObjectNode event, int expected) {
        var status = push(event).extract().statusCode();
        return status == expected ? "as it should be" : event + " got " + status;
    }

    @FunctionalInterface
    private interface Client {
        String push(int i);
    }

    @FunctionalInterface
    private interface Clients {
        Client number(int client);
    }

    private static List<String> concurrently(Clients clients) throws Exception {
        var work = new ArrayList<Callable<List<String>>>();
        for (var number = 0; number < CLIENTS; number++) {
            var client = clients.number(number);
            work.add(() -> {
                var answers = new ArrayList<String>();
                for (var i = 0; i < EVENTS; i++) {
                    answers.add(client.push(i));
                }
                return answers;
            });
        }
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            var all = new ArrayList<String>();
            for (var answers : pool.invokeAll(work)) {
                all.addAll(answers.get());
            }
            return all;
        } finally {
            pool.shutdown();
        }
    }
}
