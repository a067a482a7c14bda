package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kept.browser.Controls.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.access.SetUpLink;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;

/** From an empty installation to a scorecard with the numbers of a shop's export, by pages alone. */
@QuarkusTest
@BrowserTest
@EmptyDatabase(EmptyDatabase.FirstStart.NOBODY)
class ExportInChromiumTest {

    private static final String HEADINGS =
            "Name,Email,Total,Created at,Lineitem name,Cancelled at,Refunded Amount,Id,Source\n";

    private final Period week = Period.of(Grain.WEEK, LocalDate.ofInstant(Instant.now(), ZoneId.of("Europe/London")))
            .plus(-1);

    @Inject
    SetUpLink link;

    @Test
    void fromTheSetUpLinkToAScorecardOfAnExport(Browser browser) {
        var page = setUp(browser);
        writeMission(page);
        importExport(browser, page);
        checkScorecard(browser, page);
        importAgain(browser, page);
    }

    private Page setUp(Browser browser) {
        var page = browser.open(link.path());
        page.getByLabel("Your name").fill("Ines Okoro");
        page.getByLabel("E-mail address").fill("ines@saltmarsh.example");
        page.getByLabel("Password").fill("paper and a red pencil");
        page.getByLabel("Empty", new Page.GetByLabelOptions().setExact(true)).check();
        button(page, "Set up").click();
        assertThat(page.locator("main")).containsText("No mission yet");
        browser.inspect(page, "export-nothing-yet");
        return page;
    }

    private void writeMission(Page page) {
        page.navigate("/mission/file");
        page.getByLabel("The mission document, in YAML")
                .fill("""
                statement: We send what you ordered, so that you keep it and come back.
                effectiveFrom: {day}
                clauses:
                  - code: keep-it
                    quote: you keep it
                    measures:
                      - kpi: return-rate
                        role: measures
                        because: It counts what is sent back.
                        target: {atMost: 0.1, from: {week}}
                  - code: come-back
                    quote: come back
                    measures:
                      - kpi: repeat-order-rate
                        role: measures
                        because: It counts the orders of those who came back.
                """.replace("{day}", week.start().toString()).replace("{week}", week.code()));
        button(page, "Publish").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Version 1 published");
    }

    private void importExport(Browser browser, Page page) {
        upload(page);
        assertThat(page.locator("#mapping")).hasValue("shopify-orders");
        assertThat(page.locator("main")).containsText("0 rejected. Nothing is stored yet.");
        browser.inspect(page, "export-preview");
        button(page, "Import file").click();
        assertThat(heading(page, "File imported")).isVisible();
        assertThat(page.locator("dl.counts dd").first()).hasText("5");
        browser.inspect(page, "export-imported");
    }

    /** Four orders of last week, one of them returned and another cancelled. */
    private String export() {
        return HEADINGS
                + "#15,,8.00," + time(4) + ",Cup,,0.00,9015,pos\n"
                + "#14,lee@example.org,12.50," + time(3) + ",Cup," + time(4) + ",0.00,9014,web\n"
                + "#13,kim@example.org,24.90," + time(3) + ",Teapot,,24.90,9013,web\n"
                + "#13,kim@example.org,," + time(3) + ",Cup,,,,\n"
                + "#12,lee@example.org,12.50," + time(2) + ",Cup,,0.00,9012,web\n"
                + "#11,kim@example.org,16.00," + time(1) + ",\"Cup, blue\",,0.00,9011,web\n";
    }

    private String time(int day) {
        return week.start().plusDays(day) + " 10:00:00 +0000";
    }

    private static void checkScorecard(Browser browser, Page page) {
        page.navigate("/");
        assertThat(page.locator("#clause-keep-it")).containsText("25.0%");
        assertThat(page.locator("#clause-come-back")).containsText("33.3%");
        browser.inspect(page, "export-scorecard");
    }

    private void importAgain(Browser browser, Page page) {
        upload(page);
        button(page, "Import file").click();
        assertThat(heading(page, "File imported")).isVisible();
        assertThat(page.locator("dl.counts dd").first()).hasText("0");
        assertThat(page.locator("dl.counts dd").nth(2)).hasText("5");
        checkScorecard(browser, page);
    }

    private void upload(Page page) {
        page.navigate("/data");
        page.locator("#upload")
                .setInputFiles(
                        new FilePayload("orders_export.csv", "text/csv", export().getBytes(StandardCharsets.UTF_8)));
        button(page, "Check file").click();
        assertThat(page).hasURL(Pattern.compile("/data/imports/"));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
