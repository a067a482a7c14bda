package org.kept.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.PlainSpaces;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestTeams;

@QuarkusTest
@OnBothDatabases
class TeamsPagesTest {

    private static final String IN = "channel=compared-desk";

    private static final String CROWD = "to=2024-W20&span=1w&channel=crowd-desk";

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void teams() {
        TestTeams.push();
        ada = TestKeys.signedIn();
    }

    @Test
    void everyTeamIsComparedWithTheAverageWithoutARank() {
        teams("to=2024-W20&span=1w&" + IN)
                .statusCode(200)
                .body("from", equalTo("2024-W20"))
                .body("groups.name", contains("<odd>", "accounts", "loans", null))
                .body("groups[1].value", equalTo(0.4f))
                .body("groups[1].sample", equalTo(100))
                .body("groups[1].mark", equalTo("concern"))
                .body("groups[2].mark", equalTo("common-cause"))
                .body("corrected", equalTo(true))
                .body("groups[0].band", equalTo("too-few"))
                .body("groups[0].mark", equalTo("common-cause"));
    }

    @Test
    void weeksAreSummedBeforeDividing() {
        teams("to=2024-W19&span=4w&" + IN)
                .body("from", equalTo("2024-W16"))
                .body("groups[2].sample", equalTo(200))
                .body("groups[2].value", equalTo(0.9f));
    }

    @Test
    void thePageNamesOutliersAndExplainsWhyThereIsNoRank() {
        assertThat(page("to=2024-W20&span=1w&" + IN))
                .contains("Accounts (worse) is outside the 95% limits", "times as much as chance alone would explain")
                .contains("2 teams have too few to judge.")
                .contains("Listed by name, not ranked.")
                .contains("&lt;odd&gt;", "no team named", "too few to judge", "By chance alone, a team with ")
                .contains("aria-current=\"page\">Teams compared", "href=\"/kpis/fcr?team=loans");
        assertThat(page("to=2024-W19&" + IN)).contains("13 weeks", "12 Feb to 12 May 2024");
    }

    @Test
    void theLabelOfATeamInTheChartHasTheValueOfTheTable() {
        for (var team : List.of("980 of 1000", "9803 of 10000")) {
            var parts = team.split(" of ", -1);
            var data = "{'kpi':'fcr','week':'2024-W20','numerator':" + parts[0] + ",'denominator':" + parts[1] + "}";
            TestEvents.push(TestEvents.event("near", team, "figure", "2024-05-20T00:00:00Z", data)
                    .put("channel", "near-desk")
                    .put("team", team));
        }
        assertThat(page("to=2024-W20&span=1w&channel=near-desk"))
                .contains("98.00%</", "aria-label=\"980 of 1000")
                .containsPattern("aria-label=\"980 of 1000[^\"]*: 98\\.00% of 1,000 ");
    }

    @Test
    void aPageListsAHundredTeamsAndComparesAll() {
        pushCrowd();
        var first = page(CROWD);
        assertThat(first)
                .contains("Zzz crowd 001 (better) and zzz crowd 130 (worse) are outside the 99.8% limits.")
                .contains("Teams 1 to 100 of 130.", "the other 30 are dots.", "aria-label=\"zzz crowd 130 worse")
                .contains("cursor=100#each\" rel=\"next\">Next teams</a>")
                .doesNotContain("First teams");
        assertThat(first.split("class=\"spot\"", -1)).hasSize(1 + 2 * 100);
        var second = page(CROWD + "&cursor=100");
        assertThat(second).contains("Teams 101 to 130 of 130.", "First teams").doesNotContain("Next teams");
        assertThat(Stream.concat(names(first), names(second)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 130)
                        .mapToObj(TeamsPagesTest::crowd)
                        .toList());
        assertThat(page("to=2024-W20&span=1w&" + IN)).doesNotContain("Next teams", "are dots.", "Teams 1 to");
    }

    @Test
    void manyTeamsToChooseFromAreFolded() {
        pushCrowd();
        var trend = ada.get("/kpis/fcr?grain=week&team=zzz crowd 007").then().statusCode(200);
        assertThat(trend.extract().asString())
                .contains("<details class=\"choosing\"><summary>Team: zzz crowd 007</summary>")
                .doesNotContain("<summary>Grain");
    }

    @Test
    void theFileHasEveryTeamWithLimitsFromAll() {
        pushCrowd();
        teams(CROWD)
                .body("groups", hasSize(130))
                .body("center", equalTo((128 * 80 + 100 + 20) / 13_000f))
                .body("groups[129].name", equalTo(crowd(130)))
                .body("groups[129].mark", equalTo("concern"))
                .body("groups[128].mark", equalTo("common-cause"));
        assertThat(teams(CROWD + "&format=csv").extract().asString().lines().filter(line -> line.contains("zzz crowd")))
                .hasSize(130);
    }

    private static void pushCrowd() {
        TestEvents.push(IntStream.rangeClosed(1, 130)
                .mapToObj(i -> TestEvents.event(
                                "crowd",
                                crowd(i),
                                "figure",
                                "2024-05-20T00:00:00Z",
                                "{'kpi':'fcr','week':'2024-W20','numerator':" + (i == 1 ? 100 : i == 130 ? 20 : 80)
                                        + ",'denominator':100}")
                        .put("channel", "crowd-desk")
                        .put("team", crowd(i)))
                .toList());
    }

    /** A name that comes after those of other tests wherever teams are listed. */
    private static String crowd(int number) {
        return "zzz crowd %03d".formatted(number);
    }

    /** The names of the rows of the table. */
    private static Stream<String> names(String page) {
        return Pattern.compile("<th scope=\"row\"><a[^>]*>([^<]*)<")
                .matcher(page)
                .results()
                .map(row -> row.group(1));
    }

    @Test
    void withFewerThanTwoTeamsThePageNamesTheNextStep() {
        var data = "{'outcome':'answered','waitSeconds':1,'resolved':true}";
        TestEvents.push(TestEvents.event("lonely", "1", "contact", "2024-05-14T12:00:00Z", data)
                .put("channel", "lonely")
                .put("team", "a"));
        assertThat(page("to=2024-W20&channel=lonely"))
                .contains("Nothing to compare with", "All data is from a.", "Compare channels");
        assertThat(page("to=2020-W20&" + IN)).contains("No data to compare", "No answered contacts");
        withKey()
                .get("/api/v1/kpis/repeat-customer-rate/teams")
                .then()
                .statusCode(200)
                .body("center", nullValue())
                .body("why", equalTo("A customer can have ordered from two teams, so it is no sum over teams."));
    }

    @Test
    void aWrongParameterIsExplained() {
        teams("span=9w").statusCode(400).body("detail", containsString("must be one of 1w, 4w, 13w, 52w"));
        teams("to=2024-05").statusCode(400).body("detail", containsString("is not a week"));
        teams("to=2090-W01").statusCode(400).body("detail", containsString("is not complete yet"));
        for (var cursor : List.of("x", "-1", "100")) {
            ada.get("/kpis/fcr/teams?to=2024-W20&span=1w&" + IN + "&cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body(containsString("The cursor is not valid. Start without one."));
        }
        teams("by=chanel").statusCode(400).body("detail", containsString("Did you mean 'channel'?"));
    }

    private static ValidatableResponse teams(String query) {
        return withKey()
                .urlEncodingEnabled(false)
                .get("/api/v1/kpis/fcr/teams?" + query)
                .then();
    }

    private String page(String query) {
        var answer = ada.get("/kpis/fcr/teams?" + query);
        answer.then().statusCode(200);
        return PlainSpaces.spaced(answer.asString());
    }
}
