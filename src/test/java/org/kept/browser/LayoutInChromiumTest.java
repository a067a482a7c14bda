package org.kept.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.TestKeys;
import org.kept.TestWeeks;

/** The layout around every page: on paper, on a touch screen, and after a double click. */
@QuarkusTest
@BrowserTest
class LayoutInChromiumTest {

    private static final Pattern DATE = Pattern.compile("\\d{1,2}\\W+[A-Z][a-z]{2}\\W+20\\d\\d, \\d\\d:\\d\\d");
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    /** Links and buttons that are smaller than 24 px; links within a text are exempt. */
    private static final String TOO_SMALL = """
            () => [...document.querySelectorAll('a, button, input, select, summary')].filter(each => {
                const box = each.getBoundingClientRect();
                const seen = box.width > 1 && box.height > 1 && each.type !== 'hidden' && !each.classList.contains('skip');
                const inText = each.tagName === 'A' && getComputedStyle(each).display === 'inline';
                return seen && !inText && (box.height < 24 || box.width < 16);
            }).map(each => each.outerHTML.slice(0, 120))""";

    /** The heights of the navigation links. */
    private static final String MAIN_HEIGHTS = """
            () => [...document.querySelectorAll('.top a, .top button, .primary')]
                .filter(each => !each.classList.contains('skip'))
                .map(each => each.getBoundingClientRect().height)""";

    @Test
    void everySheetSaysDateAddressAndPage(Browser browser) {
        var page = signIn(browser);
        page.navigate("/kpis");
        page.evaluate("document.querySelector('main').style.minHeight = '3000px'");
        var sheets = browser.sheets(page);
        assertThat(sheets).isGreaterThan(1);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        var texts = PdfText.of(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)));
        for (var sheet = 1; sheet <= sheets; sheet++) {
            var number = "Page " + sheet + " of " + sheets;
            assertThat(texts)
                    .as(number)
                    .anyMatch(text -> text.contains(number)
                            && text.contains("/kpis · ")
                            && DATE.matcher(text).find());
        }
    }

    @Test
    void thePagesBesideDataAreAccessibleAndFitTheirWidth(Browser browser) {
        var hook = "layout-hook-with-a-name-of-forty-letters";
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"mapping\":\"shopify-order\","
                        + "\"signature\":{\"scheme\":\"shopify\",\"secret\":\"a secret of the test\"}}")
                .put("/api/v1/hooks/" + hook)
                .then()
                .statusCode(200);
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"url\":\"https://files.example.org/exports/orders-of-the-webshop.csv\","
                        + "\"mapping\":\"shopify-orders\",\"every\":\"PT1H\"}")
                .put("/api/v1/imports/schedules/" + hook)
                .then()
                .statusCode(200);
        var page = signIn(browser);
        for (var path : List.of(
                "data",
                "data/imports",
                "data/schedules",
                "data/schedules/" + hook,
                "hooks",
                "hooks/" + hook + "/deliveries",
                "webhooks",
                "mail",
                "alerts",
                "subscriptions")) {
            page.navigate("/" + path);
            browser.assertAccessible(page);
            browser.screenshots(page, "beside-" + path.replace('/', '-'));
        }
        browser.assertNoConsoleErrors();
        TestKeys.withKey().delete("/api/v1/imports/schedules/" + hook).then().statusCode(204);
        TestKeys.withKey().delete("/api/v1/hooks/" + hook).then().statusCode(204);
    }

    @Test
    void fingersCanHitWhatTheyAim(Browser browser) {
        var page = signIn(browser);
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        for (var path : List.of(
                "/",
                "/keys",
                "/people",
                "/account",
                "/kpis/sla",
                "/data",
                "/figures",
                "/data/imports",
                "/data/schedules",
                "/mappings",
                "/mappings/new",
                "/calendars",
                "/calendars/new",
                "/event-types",
                "/event-types/new",
                "/exclusions",
                "/exclusions/new",
                "/kpis/new",
                "/kpis/sla/settings",
                "/hooks",
                "/webhooks",
                "/mail",
                "/alerts",
                "/subscriptions")) {
            page.navigate(path);
            assertThat((List<?>) page.evaluate(TOO_SMALL)).as(path).isEmpty();
            assertThat((List<?>) page.evaluate(MAIN_HEIGHTS)).as(path).allSatisfy(height -> assertThat(
                            ((Number) height).doubleValue())
                    .isGreaterThanOrEqualTo(44));
        }
    }

    /** The mail itself, as a mail program shows it: light, dark and on a phone. */
    @Test
    void aDigestIsAccessibleAndFitsItsWidth(Browser browser) {
        TestWeeks.publishMission();
        String id = TestKeys.withKey()
                .contentType("application/json")
                .body("{\"person\":\"" + TestKeys.EMAIL + "\",\"what\":\"digest\",\"every\":\"weekly\"}")
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var page = signIn(browser);
        page.navigate("/subscriptions/" + id + "/preview");
        browser.assertAccessible(page);
        browser.screenshots(page, "digest");
        browser.assertNoConsoleErrors();
    }

    @Test
    void aDoubleClickCreatesOneScreenLink(Browser browser) {
        var page = signIn(browser);
        page.navigate("/wall/links");
        page.locator("form[action='/wall/links'] input[name=name]").fill("double click");
        page.locator("form[action='/wall/links'] button").dblclick();
        PlaywrightAssertions.assertThat(page.locator(".secret")).hasCount(1);
        page.navigate("/wall/links");
        assertThat(page.locator("th", new Page.LocatorOptions().setHasText("double click"))
                        .count())
                .isEqualTo(1);
    }

    private static Page signIn(Browser browser) {
        var page = browser.open("/login");
        page.locator("[name=email]").fill(TestKeys.EMAIL);
        page.locator("[name=password]").fill(TestKeys.PASSWORD);
        page.locator("main button").click();
        page.waitForURL(Pattern.compile("/$"));
        return page;
    }
}
