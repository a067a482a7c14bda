package org.kept.ingest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.order;
import static org.kept.TestEvents.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;

/** How many teams and channels a source may use, and which names get a warning. */
@QuarkusTest
@OnBothDatabases
class SourceNamesTest {

    private static final int MAX_TEAMS = 200;
    private static final int MAX_CHANNELS = 50;

    @Test
    void aSourceMayUseSoManyTeams() {
        push(teams("many-teams", 0, MAX_TEAMS)).statusCode(200).body("accepted", equalTo(MAX_TEAMS));
        push(order("many-teams", "more").put("team", "one more"))
                .statusCode(422)
                .body("errors[0].code", equalTo("team.limit"))
                .body("errors[0].pointer", equalTo("/team"))
                .body("errors[0].detail", containsString("a source may use at most 200."))
                .body("errors[0].detail", containsString("KEPT_INGEST_MAX_TEAMS"));
        push(order("many-teams", "known").put("team", "team 7")).statusCode(200);
        push(order("many-teams", "none")).statusCode(200);
        push(order("other-source", "more").put("team", "one more")).statusCode(200);
    }

    @Test
    void theRestOfABodyIsStored() {
        push(teams("too-many", 0, MAX_TEAMS + 5))
                .statusCode(207)
                .body("accepted", equalTo(MAX_TEAMS))
                .body("errors.code", contains("team.limit", "team.limit", "team.limit", "team.limit", "team.limit"));
    }

    @Test
    void aSourceMayUseSoManyChannels() {
        var events = IntStream.range(0, MAX_CHANNELS + 1)
                .mapToObj(i -> order("many-channels", "c" + i).put("channel", "channel " + i))
                .toList();
        push(events).statusCode(207).body("errors.code", contains("channel.limit"));
    }

    @Test
    void aDryRunUsesNoName() {
        push(order("dry-names", "1").put("team", "Dry One"), "dryrun=true").statusCode(200);
        push(order("dry-names", "2").put("team", "dry one")).statusCode(200).body("warnings", nullValue());
    }

    @Test
    void aNewNameThatDiffersOnlyInCaseIsRemarkedOn() {
        push(order("case-a", "1").put("team", "Warehouse")).statusCode(200).body("warnings", nullValue());
        push(order("case-a", "2").put("team", "Warehouse")).statusCode(200).body("warnings", nullValue());
        push(order("case-b", "3").put("team", "WAREHOUSE"))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("warnings[0].code", equalTo("team.case"))
                .body("warnings[0].id", equalTo("3"))
                .body("warnings[0].detail", containsString("'Warehouse'"));
    }

    @Test
    void aRejectedEventIsNotRemarkedOn() {
        push(order("case-c", "1").put("team", "Depot")).statusCode(200);
        push(order("case-d", "1")).statusCode(200);
        for (var query : List.of("dryrun=true", "dryrun=false")) {
            push(order("case-d", "1").put("team", "DEPOT"), query)
                    .statusCode(422)
                    .body("errors.code", contains("event.conflict"))
                    .body("warnings", nullValue());
        }
        push(order("case-d", "1").put("team", "DEPOT"), "onconflict=correct")
                .statusCode(200)
                .body("corrected", equalTo(1))
                .body("warnings.code", contains("team.case"));
    }

    private static List<? extends JsonNode> teams(String source, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> order(source, "t" + i).put("team", "team " + i))
                .toList();
    }
}
