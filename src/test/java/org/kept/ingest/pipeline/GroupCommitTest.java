package org.kept.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.order;
import static org.kept.TestEvents.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;

/** Single events of concurrent clients share transactions, and nothing else. */
@QuarkusTest
@OnBothDatabases
class GroupCommitTest {

    private static final int CLIENTS = 16;
    private static final int EVENTS = 30;

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
