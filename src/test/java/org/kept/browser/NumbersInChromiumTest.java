package org.kept.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestWeeks;

@QuarkusTest
@BrowserTest
@EmptyDatabase
class NumbersInChromiumTest {

    /** Counts the links "Why?" that are not on the same line as the end of the name before them. */
    private static final String ALONE = """
            [...document.querySelectorAll('.scorecard .asked')].filter(asked => {
                const before = [...asked.previousElementSibling.getClientRects()].at(-1);
                const own = asked.getClientRects()[0];
                return Math.abs((own.top + own.bottom) / 2 - (before.top + before.bottom) / 2) > before.height / 4;
            }).length""";

    /** Lists links in the scorecard's head and names lower than 44 pixels, and other links lower than 24. */
    private static final String SMALL = """
            [...document.querySelectorAll('.week .choices a, .attention a, .scorecard th > a, .scorecard td a')]
                .filter(link => link.getBoundingClientRect().height < (link.matches('.asked, .acted, td a') ? 24 : 44))
                .map(link => link.textContent).join(', ')""";

    @Test
    void scorecardAndTrendAreAccessibleAndLinked(Browser browser) {
        TestWeeks.publishMission();
        TestWeeks.push();
        signIn(browser);
        for (var look : Map.of(
                        "scorecard", "/scorecards/2024-W21",
                        "scorecard-running", "/scorecards/current",
                        "scorecard-stale", "/",
                        "kpis", "/kpis",
                        "trend", "/kpis/sla",
                        "trend-days", "/kpis/sla?grain=day",
                        "trend-empty", "/kpis/csat")
                .entrySet()) {
            var page = browser.open(look.getValue());
            browser.assertAccessible(page);
            browser.screenshots(page, look.getKey());
            page.close();
        }
        assertReadable(browser.open("/scorecards/2024-W21"));
        navigateToTrend(browser.open("/scorecards/2024-W21"));
    }

    /** Urgent items are visible without scrolling; "Why?" is never alone on a line; a thumb can hit every link. */
    private static void assertReadable(Page page) {
        page.setViewportSize(1440, 900);
        PlaywrightAssertions.assertThat(page.locator(".attention li").last()).isInViewport();
        PlaywrightAssertions.assertThat(page.locator(".scorecard tr.notable").first())
                .isInViewport();
        for (var width : new int[] {1440, 900, 390}) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate(ALONE)).as("Why? at %d", width).isEqualTo(0);
        }
        assertThat(page.evaluate(SMALL)).as("small targets").isEqualTo("");
    }

    @Test
    void trendsOfAnyLengthPrintOnTwoSheets(Browser browser) {
        TestWeeks.publishMission();
        TestWeeks.push();
        signIn(browser);
        for (var path : List.of("/kpis/sla", "/kpis/sla?span=all", "/kpis/sla?grain=day", "/kpis/sla/moved")) {
            var page = browser.open(path);
            assertThat(browser.sheets(page)).as(path).isLessThanOrEqualTo(2);
            page.close();
        }
    }

    @Test
    void aLongNameWidensNoPageAndIsInTheAccessibleNameOfItsLink(Browser browser) {
        var name = "Kundenbetreuung".repeat(7).substring(0, 100);
        for (var team : List.of(name, "short")) {
            for (var at = 0; at < 30; at++) {
                TestEvents.push(TestEvents.event(
                                        "long",
                                        team + at,
                                        "contact",
                                        "2024-05-14T12:00:00Z",
                                        "{'outcome':'answered','waitSeconds':9,'resolved':true}")
                                .put("team", team)
                                .put("channel", name))
                        .statusCode(200);
            }
        }
        signIn(browser);
        for (var look : Map.of(
                        "long-trend",
                        "/kpis/fcr?to=2024-W20&team=" + name,
                        "long-moved",
                        "/kpis/fcr/moved?to=2024-W20",
                        "long-teams",
                        "/kpis/fcr/teams?to=2024-W20&span=1w",
                        "long-hours",
                        "/kpis/fcr/hours?to=2024-W20&channel=" + name,
                        "long-why",
                        "/why/fcr?week=2024-W20&team=" + name,
                        "long-people",
                        "/people")
                .entrySet()) {
            var page = browser.open(look.getValue());
            browser.assertAccessible(page);
            browser.screenshots(page, look.getKey());
            page.close();
        }
    }

    private static void navigateToTrend(Page page) {
        page.keyboard().press("ArrowLeft");
        page.waitForURL("**/scorecards/2024-W20");
        page.keyboard().press("ArrowRight");
        page.waitForURL("**/scorecards/2024-W21");
        page.locator("a.clause").first().click();
        assertThat(page.url()).endsWith("#clause-minute");
        page.locator("#clause-minute a", new Page.LocatorOptions().setHasText("Service level"))
                .first()
                .click();
        page.waitForURL("**/kpis/sla?to=2024-W21");
        assertThat(page.locator("h1").textContent()).isEqualTo("Service level, within 60 s");
    }

    private static void signIn(Browser browser) {
        var page = browser.open("/login");
        page.fill("[name=email]", TestKeys.EMAIL);
        page.fill("[name=password]", TestKeys.PASSWORD);
        page.click("main button");
        page.waitForURL("**/");
        page.close();
    }
}
