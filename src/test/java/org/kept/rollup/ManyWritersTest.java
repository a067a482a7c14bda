package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.lines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;

/** Concurrent integrations send the same events, customers and hours, each in its own order. */
@QuarkusTest
@OnBothDatabases
class ManyWritersTest {

    private static final int WRITERS = 4;
    private static final int EVENTS = 400;

    @Test
    void eachEventCountsOnceAcrossConcurrentWriters() throws Exception {
        var events = new History(99, "crowd").events(EVENTS);
        var answers = sendConcurrently(events, "onconflict=reject");
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream()
                        .mapToInt(answer -> answer.jsonPath().getInt("accepted"))
                        .sum())
                .isEqualTo(EVENTS);
        assertThat(answers.stream()
                        .mapToInt(answer -> answer.jsonPath().getInt("replayed"))
                        .sum())
                .isEqualTo((WRITERS - 1) * EVENTS);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void concurrentCorrectionsLeaveNumbersConsistentWithTheEvents() throws Exception {
        var history = new History(98, "cross");
        var both = new ArrayList<>(history.events(EVENTS));
        both.addAll(history.events(EVENTS));
        var answers = sendConcurrently(both, "onconflict=correct");
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        SharedNumbers.rebuildFindsNoDifference();
    }

    private static List<Response> sendConcurrently(List<ObjectNode> events, String query) throws Exception {
        var writers = new ArrayList<Callable<Response>>();
        for (var i = 0; i < WRITERS; i++) {
            var shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, new Random(i));
            writers.add(() -> body("application/x-ndjson", lines(shuffled)).post("/api/v1/events?" + query));
        }
        var pool = Executors.newFixedThreadPool(WRITERS);
        try {
            var answers = new ArrayList<Response>();
            for (var answer : pool.invokeAll(writers)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
