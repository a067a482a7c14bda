package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kept.TestKeys.withKey;
import static org.kept.browser.Controls.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.access.SetUpLink;
import org.kept.sample.SampleLoadedObserver;

/** A new user's journey from the set-up link to the first figures of their own, with a screenshot of every page. */
@QuarkusTest
@BrowserTest
@OnBothDatabases
@EmptyDatabase(EmptyDatabase.FirstStart.NOBODY)
class JourneyTest {

    private static final String PASSWORD = "paper and a red pencil";

    @Inject
    SetUpLink link;

    @Inject
    SampleLoadedObserver sample;

    @Test
    void fromTheSetUpLinkToAnOwnNumber(Browser browser) {
        var page = setUp(browser);
        sample.await();
        signInAgain(browser, page);
        fromAClauseToTheEventsBehindIt(browser, page);
        var key = createAKey(browser, page);
        pushEventsWith(key);
        checkItIsCounted(browser, page);
        importAFile(browser, page);
        whyOnOneSheet(browser, page);
        inspectOtherPages(browser, page);
    }

    private Page setUp(Browser browser) {
        var page = browser.open(link.path());
        browser.inspect(page, "setup");
        page.getByLabel("Your name").fill("Ines Okoro");
        page.getByLabel("E-mail address").fill("ines@saltmarsh.example");
        page.getByLabel("Password").fill(PASSWORD);
        page.getByLabel("With the sample company").check();
        button(page, "Set up").click();
        assertThat(page.getByText("Loading the sample company")).isVisible();
        browser.inspect(page, "moving-in");
        return page;
    }

    private static void signInAgain(Browser browser, Page page) {
        button(page, "Sign out").click();
        page.navigate("/login");
        browser.inspect(page, "login");
        page.getByLabel("E-mail address").fill("ines@saltmarsh.example");
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Sign in").click();
        assertThat(page.getByText("Loading the sample company")).hasCount(0);
    }

    private static void fromAClauseToTheEventsBehindIt(Browser browser, Page page) {
        assertThat(heading(page, "Weekly scorecard")).isVisible();
        browser.inspect(page, "scorecard");
        link(page, Pattern.compile("pick up the phone within a minute")).first().click();
        assertThat(page).hasURL(Pattern.compile("#clause-within-a-minute$"));
        var rows = page.locator("tbody#clause-within-a-minute");
        rows.getByRole(AriaRole.ROWHEADER).getByRole(AriaRole.LINK).first().click();
        assertThat(page).hasURL(Pattern.compile("/kpis/sla"));
        browser.inspect(page, "trend");
        page.getByText(Pattern.compile("^Data table")).click();
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Data table"))
                .getByRole(AriaRole.LINK)
                .nth(1)
                .click();
        assertThat(heading(page, "Events behind")).isVisible();
        browser.inspect(page, "events-behind");
        link(page, Pattern.compile("^contact-")).first().click();
        assertThat(heading(page, "Revisions")).isVisible();
        browser.inspect(page, "event");
    }

    private static String createAKey(Browser browser, Page page) {
        link(page, Pattern.compile("^Keys$")).click();
        browser.inspect(page, "keys");
        page.getByLabel("Name").fill("The new till");
        page.getByLabel("ingest").check();
        button(page, "Create key").click();
        assertThat(page.getByText("Key created.")).isVisible();
        browser.inspect(page, "key-made");
        return page.locator(".secret").innerText().strip();
    }

    private static void pushEventsWith(String key) {
        withKey(key)
                .contentType(ContentType.JSON)
                .body("{\"id\":\"first\",\"source\":\"till\",\"type\":\"order\",\"time\":\"" + Instant.now() + "\","
                        + "\"team\":\"shop\",\"data\":{\"value\":12.5}}")
                .post("/api/v1/events")
                .then()
                .statusCode(200);
        withKey(key)
                .contentType(ContentType.JSON)
                .body("{\"id\":\"second\",\"source\":\"till\",\"type\":\"odour\",\"time\":\"2026-01-05T09:30:00\"}")
                .post("/api/v1/events")
                .then()
                .statusCode(422);
    }

    private static void checkItIsCounted(Browser browser, Page page) {
        link(page, Pattern.compile("^Data$")).click();
        var till = page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("^till ")))
                .first();
        assertThat(till.getByRole(AriaRole.CELL).nth(2)).hasText("1");
        assertThat(page.getByText("type.unknown")).isVisible();
        browser.inspect(page, "data");
        link(page, Pattern.compile("^Newest events$")).click();
        assertThat(link(page, Pattern.compile("^first$"))).isVisible();
        browser.inspect(page, "events");
    }

    private static void importAFile(Browser browser, Page page) {
        var csv = "id,source,type,time,value\n"
                + "1,by hand,order," + Instant.now() + ",10\n"
                + "2,by hand,odour," + Instant.now() + ",10\n"
                + "3,by hand,order,yesterday,10\n";
        page.navigate("/data");
        page.locator("#upload")
                .setInputFiles(new FilePayload("orders.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        button(page, "Check file").click();
        assertThat(heading(page, "File checked")).isVisible();
        browser.inspect(page, "file-checked");
        button(page, "Import 1 valid event").click();
        assertThat(heading(page, "File imported")).isVisible();
        browser.inspect(page, "file-sent");
    }

    private static void whyOnOneSheet(Browser browser, Page page) {
        page.navigate("/");
        page.locator("tbody#clause-within-a-minute a.asked").first().click();
        assertThat(page).hasURL(Pattern.compile("/why/sla\\?week="));
        browser.inspect(page, "why-sla");
        page.navigate("/mission");
        var scored = page.locator("main a.asked").all().stream()
                .map(each -> each.getAttribute("href"))
                .distinct()
                .toList();
        Assertions.assertThat(scored).hasSizeGreaterThanOrEqualTo(12).contains("/why/sla", "/why/return-rate");
        for (var why : scored) {
            // Whether each kind is accessible is inspected below.
            page.navigate(why);
            Assertions.assertThat(browser.sheets(page)).as(why).isEqualTo(1);
        }
    }

    private static void inspectOtherPages(Browser browser, Page page) {
        for (var path : new String[] {
            "/kpis",
            "/kpis/incorrect-fulfillment-rate",
            "/kpis/guarantee-within-a-minute",
            "/kpis/sla/moved",
            "/kpis/sla/teams",
            "/kpis/sla/hours",
            "/kpis/repeat-customer-rate/teams",
            "/why/incorrect-fulfillment-rate",
            "/why/nps",
            "/why/ces",
            "/mission",
            "/data/schedules",
            "/mappings",
            "/mappings/new",
            "/mappings/kpi-table",
            "/calendars",
            "/calendars/new",
            "/event-types",
            "/event-types/new",
            "/exclusions",
            "/exclusions/new",
            "/kpis/new",
            "/kpis/sla/settings",
            "/account",
            "/people",
            "/audit",
            "/wall",
            "/wall/links"
        }) {
            page.navigate(path);
            browser.inspect(page, path.substring(1).replace('/', '-'));
        }
        page.navigate("/no-such-page");
        browser.clearErrors();
        browser.inspect(page, "not-found");
    }

    private static Locator link(Page page, Pattern name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
