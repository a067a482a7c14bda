package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.browser.Controls.button;
import static org.kept.browser.Controls.link;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.InJerusalem;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.hours.HourFixtures;

/** From a statement to a scorecard and a reason sheet, by clicks alone, and then to a reworded statement. */
@QuarkusTest
@BrowserTest
@TestProfile(InJerusalem.class)
@EmptyDatabase
class WorkshopInChromiumTest {

    private static final Path CALLS = Path.of("../shared/data/calls/events.ndjson.gz");

    private static final String SENTENCE =
            "We strive to be available to all of our customers within 1 minute of call time at all hours of the day.";

    @Test
    void fromASentenceToAScorecardAndASheetThatSaysWhy(Browser browser) throws IOException {
        push();
        var page = browser.open("/login");
        page.getByLabel("E-mail address").fill(TestKeys.EMAIL);
        page.getByLabel("Password").fill(TestKeys.PASSWORD);
        button(page, "Sign in").click();
        write(browser, page);
        measure(browser, page);
        checkScorecard(browser, page);
        checkReasonSheet(browser, page);
        reword(browser, page);
        markWithPointer(page);
    }

    /** Pushes the shared call data; without it, the figures of {@link HourFixtures}. */
    private static void push() throws IOException {
        if (!Files.exists(CALLS)) {
            HourFixtures.push("+02:00");
            return;
        }
        try (InputStream calls = new GZIPInputStream(Files.newInputStream(CALLS))) {
            TestEvents.body("application/x-ndjson", new String(calls.readAllBytes(), StandardCharsets.UTF_8))
                    .post("/api/v1/events")
                    .then()
                    .statusCode(200);
        }
    }

    private static void write(Browser browser, Page page) {
        link(page, "Mission").first().click();
        link(page, "Write the mission").click();
        browser.inspect(page, "workshop-empty");
        page.getByLabel("Statement").fill(SENTENCE);
        button(page, "Start draft").click();
        browser.inspect(page, "workshop-statement");
        button(page, "Mark these clauses").click();
        assertThat(page.locator(".statement a.clause")).hasText(new String[] {
            "available to all of our customers", "within 1 minute of call time", "at all hours of the day"
        });
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^The first day with data")))
                .click();
    }

    private static void measure(Browser browser, Page page) {
        accept(page, "Service level");
        accept(page, "Average waiting time");
        page.getByLabel("Customer satisfaction", new Page.GetByLabelOptions().setExact(true))
                .check();
        page.getByLabel("Net promoter score").check();
        button(page, "Mark as not scored").click();
        browser.inspect(page, "workshop-draft");
        button(page, "Publish mission").click();
        assertThat(page.locator(".statement")).hasText(SENTENCE);
    }

    private static void accept(Page page, String kpi) {
        var proposal = page.locator(
                ".proposal",
                new Page.LocatorOptions()
                        .setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(kpi))));
        proposal.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add measure"))
                .click();
    }

    private static void checkScorecard(Browser browser, Page page) {
        link(page, "Scorecard").first().click();
        link(page, "Show that week").click();
        var minute = page.locator("#clause-within-1-minute-of-call-time");
        assertThat(minute).containsText("Service level, within 60 s");
        assertThat(minute).containsText("Average waiting time");
        assertThat(minute.locator(".judged .mark")).hasCount(2);
        assertThat(page.locator("#clause-at-all-hours-of-the-day")).containsText("Clearly below target");
        assertThat(page.locator(".set-aside")).containsText("Customer satisfaction");
        assertThat(page.locator(".set-aside")).containsText("Net promoter score");
        browser.inspect(page, "workshop-scorecard");
    }

    private static void checkReasonSheet(Browser browser, Page page) {
        page.locator("#clause-within-1-minute-of-call-time a[href^='/why/sla']")
                .first()
                .click();
        assertThat(page.locator("main")).containsText("The share of calls answered within 1 minute");
        browser.inspect(page, "workshop-why");
        assertThat(browser.sheets(page)).isEqualTo(1);
    }

    private static void reword(Browser browser, Page page) {
        link(page, "Mission").first().click();
        link(page, "Workshop").click();
        page.getByLabel("Statement").fill(SENTENCE.replace("1 minute", "2 minutes"));
        button(page, "Start draft").click();
        var minute = page.locator("#clause-within-1-minute-of-call-time");
        assertThat(minute).containsText("asks for T = 120 s");
        assertThat(minute.locator(".suspect")).hasCount(2);
        button(page, "Count within 120 s").click();
        assertThat(page.locator("#publish"))
                .containsText("counts contacts answered within 120 s. Earlier weeks keep 60 s");
        browser.inspect(page, "workshop-reworded");
        button(page, "Publish mission").click();
        link(page, "Coverage").click();
        assertThat(page.locator("main")).containsText("Written for “within 1 minute of call time” in version 1");
        browser.inspect(page, "mission-coverage");
        page.navigate("/mission/compare?left=version-1&right=version-2");
        assertThat(page.locator("del").nth(1)).containsText("1 minute");
        browser.inspect(page, "mission-compare");
        for (var path : new String[] {"/mission/edit", "/mission/versions", "/mission/file"}) {
            page.navigate(path);
            browser.inspect(page, path.substring(1).replace('/', '-'));
        }
    }

    /** Marks a clause by dragging the pointer over words. */
    private static void markWithPointer(Page page) {
        page.navigate("/mission/edit");
        page.getByLabel("Statement").fill("Nobody waits, since we stay until it is settled.");
        button(page, "Start draft").click();
        page.locator("button.word", new Page.LocatorOptions().setHasText("stay"))
                .hover();
        page.mouse().down();
        page.locator("button.word", new Page.LocatorOptions().setHasText("settled"))
                .hover();
        page.mouse().up();
        assertThat(page.locator(".statement a.clause").last()).hasText("stay until it is settled");
    }
}
