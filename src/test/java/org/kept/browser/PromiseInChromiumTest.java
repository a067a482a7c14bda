package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.TestKeys;
import org.kept.TestWeeks;

/** The promise page as a customer sees it, and the page on which it is turned on. */
@QuarkusTest
@BrowserTest
@EmptyDatabase(beforeEach = true)
class PromiseInChromiumTest {

    @BeforeEach
    void setUpWeeks() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-05-29T08:31:00Z")), Clock.class);
        TestWeeks.publishMission();
        TestWeeks.push();
        put(
                "/api/v1/promise",
                "{\"on\":true,\"clauses\":[\"minute\",\"bag\",\"smile\"],"
                        + "\"colours\":{\"light\":\"#0b5d3b\",\"dark\":\"#7fd1a3\"}}");
    }

    @Test
    void aCustomerReadsThePage(Browser browser) {
        var page = browser.open("/promise");
        assertThat(page.locator(".months").first().locator("li")).hasCount(12);
        assertThat(page.locator(".months li svg").first()).isVisible();
        assertThat(page.locator("html"))
                .containsText("Kept in 4 of the last 12 months. In the other 8 it was not promised.");
        // The style sheet is part of the page, and its policy allows it.
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.statement')).borderLeftColor"))
                .isEqualTo("rgb(11, 93, 59)");
        browser.assertAccessible(page);
        browser.screenshots(page, "promise");
        assertThat(page.context().cookies()).isEmpty();
        browser.assertNoConsoleErrors();
    }

    @Test
    void thePosterIsOneSheet(Browser browser) {
        for (var address : new String[] {"/promise/poster", "/promise/poster?size=a3"}) {
            var page = browser.open(address);
            assertThat(page.getByLabel("QR code of this promise, month by month"))
                    .isVisible();
            browser.assertAccessible(page);
            assertThat(browser.sheets(page)).as(address).isEqualTo(1);
            browser.screenshots(page, address.endsWith("a3") ? "promise-a3" : "promise-a4");
        }
        browser.assertNoConsoleErrors();
    }

    @Test
    void aLongStatementOfManyClausesIsOneSheetToo(Browser browser) {
        var quotes = IntStream.rangeClosed(1, 6)
                .mapToObj(each -> "we keep promise number " + each + " by day and by night")
                .toList();
        var clauses = IntStream.range(0, quotes.size())
                .mapToObj(each -> "{\"code\":\"c" + each + "\",\"quote\":\"" + quotes.get(each) + "\",\"measures\":[]}")
                .collect(Collectors.joining(","));
        for (var padding : new int[] {0, 25}) {
            var statement = String.join(", ", quotes) + ". "
                    + "We answer for it, each of us, whoever asks, wherever they are. ".repeat(padding);
            put(
                    "/api/v1/mission",
                    "{\"statement\":\"" + statement + "\",\"effectiveFrom\":\"2024-01-01\",\"clauses\":[" + clauses
                            + "]}");
            put("/api/v1/promise", "{\"on\":true,\"clauses\":[\"c0\",\"c1\",\"c2\",\"c3\",\"c4\",\"c5\"]}");
            for (var address : new String[] {"/promise/poster", "/promise/poster?size=a3"}) {
                assertThat(browser.sheets(browser.open(address))).as(address).isEqualTo(1);
            }
        }
    }

    private static void put(String address, String body) {
        TestKeys.withKey()
                .contentType("application/json")
                .body(body)
                .put(address)
                .then()
                .statusCode(200);
    }

    @Test
    void theFrameFitsASmallPlace(Browser browser) {
        var page = browser.open("/promise/frame");
        browser.assertAccessible(page);
        browser.screenshots(page, "promise-frame");
        browser.open("/promise/badge.svg");
        browser.assertNoConsoleErrors();
    }

    @Test
    void administratorsChooseWhatIsPublic(Browser browser) {
        var page = browser.open("/login");
        page.getByLabel("E-mail address").fill(TestKeys.EMAIL);
        page.getByLabel("Password").fill(TestKeys.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Weekly scorecard")))
                .isVisible();
        page.navigate("/promise/settings");
        assertThat(page.getByText("What publishing does")).isVisible();
        browser.assertAccessible(page);
        browser.screenshots(page, "promise-settings");
        page.navigate("/promise/settings/preview");
        assertThat(page.locator(".statement")).isVisible();
        browser.assertNoConsoleErrors();
    }
}
