package org.kept.ingest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.kept.TestEvents.TIME;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.order;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;

/** Repeated events: distinguished from new ones and from conflicts, wherever they occur. */
@QuarkusTest
@OnBothDatabases
class ReplaysTest {

    @Test
    void theSameContentIsReplayedHoweverItIsWritten() {
        push(event("replay", "1", "order", "2024-03-04T10:00:00.5Z", "{'value':1.10,'b':{'x':1,'y':2},'a':null}"))
                .body("accepted", equalTo(1));
        push(event("replay", "1", "order", "2024-03-04T11:00:00.500+01:00", "{'b':{'y':2.0,'x':1},'value':1.1}"))
                .statusCode(200)
                .body("replayed", equalTo(1));
        get("replay", "1").then().body("revision", equalTo(1)).body("revisions", empty());
    }

    @Test
    void otherContentIsAConflictUnlessItIsACorrection() {
        push(order("conflict", "1"));
        var other = order("conflict", "1").put("team", "berlin");
        push(other)
                .statusCode(422)
                .body("errors[0].code", equalTo("event.conflict"))
                .body("errors[0].source", equalTo("conflict"));
        push(other, "onconflict=correct").statusCode(200).body("corrected", equalTo(1));
        push(other, "onconflict=correct").statusCode(200).body("replayed", equalTo(1));
        get("conflict", "1").then().body("team", equalTo("berlin")).body("revision", equalTo(2));
    }

    @Test
    void theSameIdOfAnotherSourceIsAnotherEvent() {
        push(order("replay-a", "1")).body("accepted", equalTo(1));
        push(order("replay-b", "1")).body("accepted", equalTo(1));
        push(order("Replay-a", "1")).body("accepted", equalTo(1));
    }

    @Test
    void aRepeatWithinOneBodyIsAReplay() {
        push(array(order("twice", "1"), order("twice", "2"), order("twice", "1")))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("replayed", equalTo(1));
    }

    @Test
    void otherContentWithinOneBodyConflictsWithTheFirst() {
        push(array(order("thrice", "1"), order("thrice", "1").put("team", "x"), order("thrice", "1")))
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("replayed", equalTo(1))
                .body("errors.index", contains(1));
        get("thrice", "1").then().body("revision", equalTo(1));
    }

    @Test
    void aLateRepeatOfAnEarlierRevisionUndoesNoCorrection() {
        var a = order("late", "1").put("team", "a");
        var b = order("late", "1").put("team", "b");
        push(a);
        push(b, "onconflict=correct").body("corrected", equalTo(1));
        push(a, "onconflict=correct&dryrun=true").statusCode(200).body("replayed", equalTo(1));
        push(a, "onconflict=correct")
                .statusCode(200)
                .body("replayed", equalTo(1))
                .body("corrected", equalTo(0));
        push(a).statusCode(200).body("replayed", equalTo(1));
        get("late", "1").then().body("team", equalTo("b")).body("revision", equalTo(2));
        put(a, "it was a after all").statusCode(200).body("team", equalTo("a")).body("revision", equalTo(3));
    }

    @Test
    void aRepeatOfAnEarlierRevisionWithinOneBodyIsAReplay() {
        var a = order("late", "2").put("team", "a");
        var b = order("late", "2").put("team", "b");
        for (var query : List.of("onconflict=correct&dryrun=true", "onconflict=correct")) {
            push(array(a, b, a), query)
                    .statusCode(200)
                    .body("accepted", equalTo(1))
                    .body("corrected", equalTo(1))
                    .body("replayed", equalTo(1));
        }
        get("late", "2").then().body("team", equalTo("b"));
    }

    @Test
    void eachRepeatIsComparedWithTheEarlierRevisionsOfItsOwnEvent() {
        var body = array(
                order("pairs-a", "1").put("team", "a"), order("pairs-b", "2").put("team", "b"));
        push(body).body("accepted", equalTo(2));
        push(
                        array(
                                order("pairs-a", "1").put("team", "c"),
                                order("pairs-b", "2").put("team", "c")),
                        "onconflict=correct")
                .body("corrected", equalTo(2));
        push(body, "onconflict=correct").statusCode(200).body("replayed", equalTo(2));
        push(
                        array(
                                order("pairs-a", "1").put("team", "b"),
                                order("pairs-b", "2").put("team", "a")),
                        "onconflict=correct")
                .statusCode(200)
                .body("corrected", equalTo(2));
    }

    @Test
    void correctionsWithinOneBodyAreAppliedInOrder() {
        var a = order("ordered", "1").put("team", "a");
        var b = order("ordered", "1").put("team", "b");
        var c = order("ordered", "1").put("team", "c");
        push(array(a, b, c), "onconflict=correct").body("accepted", equalTo(1)).body("corrected", equalTo(2));
        get("ordered", "1")
                .then()
                .body("team", equalTo("c"))
                .body("revision", equalTo(3))
                .body("revisions.team", contains("b", "a"));
    }

    @Test
    void aReplayIsNoticedAcrossTheChunksOfAStream() {
        var events = new ArrayList<JsonNode>();
        IntStream.range(0, 1500).forEach(i -> events.add(order("across", "e" + i)));
        events.add(order("across", "e7"));
        events.add(order("across", "e8").put("team", "x"));
        push(List.copyOf(events))
                .statusCode(207)
                .body("accepted", equalTo(1500))
                .body("replayed", equalTo(1))
                .body("errors", hasSize(1))
                .body("errors[0].line", equalTo(1502));
    }

    @Test
    void aDryRunReportsAndStoresNothing() {
        push(order("dry", "kept"));
        var array = array(
                order("dry", "new"),
                order("dry", "kept"),
                order("dry", "kept").put("team", "x"),
                order("dry", "new"),
                order("dry", "bad").put("type", "x"));
        push(array, "dryrun=true")
                .statusCode(207)
                .body("received", equalTo(5))
                .body("accepted", equalTo(1))
                .body("replayed", equalTo(2))
                .body("errors.code", contains("event.conflict", "type.unknown"));
        push(array, "dryrun=true&onconflict=correct").body("corrected", equalTo(1));
        get("dry", "new").then().statusCode(404);
        get("dry", "kept").then().body("revision", equalTo(1));
        push(order("dry", "new")).body("accepted", equalTo(1));
    }

    @Test
    void anAtomicRequestStoresNothingIfOneIsRejected() {
        push(order("atomic", "there"));
        push(array(order("atomic", "1"), order("atomic", "2").put("time", "x")), "atomic=true")
                .statusCode(422)
                .body("received", equalTo(2))
                .body("accepted", equalTo(0))
                .body("rejected", equalTo(1))
                .body("errors[0].index", equalTo(1));
        push(array(order("atomic", "1"), order("atomic", "there").put("team", "x")), "atomic=true")
                .statusCode(422)
                .body("errors[0].code", equalTo("event.conflict"));
        get("atomic", "1").then().statusCode(404);
    }

    @Test
    void anAtomicRequestStoresAllIfNoneIsRejected() {
        push(array(order("atomic", "a"), order("atomic", "b"), order("atomic", "a")), "atomic=true")
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("replayed", equalTo(1));
        get("atomic", "b").then().statusCode(200);
    }

    @Test
    void aCorrectionMayMoveTheEventAndChangeItsType() {
        push(order("move", "1"));
        push(event("move", "1", "complaint", "2024-01-01T00:00:00Z", "{}"), "onconflict=correct")
                .body("corrected", equalTo(1));
        get("move", "1")
                .then()
                .body("type", equalTo("complaint"))
                .body("revisions[0].type", equalTo("order"))
                .body("revisions[0].time", equalTo(TIME));
    }

    private static ArrayNode array(JsonNode... events) {
        return JsonNodeFactory.instance.arrayNode().addAll(List.of(events));
    }
}
