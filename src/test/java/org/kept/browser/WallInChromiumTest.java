package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.TestKeys;
import org.kept.TestWeeks;

/** The wall view on an unattended screen, with a clock that the test moves. */
@QuarkusTest
@BrowserTest
@EmptyDatabase
class WallInChromiumTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2024-05-29T08:31:00Z"));

    @BeforeEach
    void setUpWeeks() {
        QuarkusMock.installMockForType(clock, Clock.class);
        TestWeeks.publishMission();
        TestWeeks.push();
    }

    @Test
    void clausesRotateAndNumbersAreRefreshed(Browser browser) {
        var link = link();
        var page = opened(browser, link);
        assertShown(page, "minute");
        page.clock().runFor(20_000);
        assertShown(page, "bag");
        page.clock().runFor(20_000);
        assertShown(page, "smile");
        assertThat(age(page)).hasText("Updated 09:31; just now");

        clock.forward(Duration.ofMinutes(4));
        page.waitForResponse(
                answer -> answer.url().endsWith(link), () -> page.clock().runFor(20_000));
        assertThat(age(page)).hasText("Updated 09:35; just now");
        assertShown(page, "minute");
    }

    @Test
    void aDisconnectedScreenSaysSinceWhen(Browser browser) {
        var page = opened(browser, link());
        browser.visitor().setOffline(true);
        page.clock().runFor(60_000);
        assertThat(age(page)).hasText(Pattern.compile("No connection since .*; these numbers are of 09:31"));
        assertThat(age(page)).hasClass("lost");
        browser.clearErrors();
        saveScreenshot(page, "wall-lost");

        browser.visitor().setOffline(false);
        page.clock().runFor(60_000);
        assertThat(age(page)).hasText("Updated 09:31; just now");
    }

    @Test
    void aRevokedLinkClearsTheScreen(Browser browser) {
        var page = opened(browser, link("hall"));
        var admin = TestKeys.signedIn();
        var id = admin.get("/wall/links")
                .asString()
                .replaceAll("(?s).*?>hall<.*?/wall/links/([0-9a-f-]{36})/revoke.*", "$1");
        admin.post("/wall/links/" + id + "/revoke").then().statusCode(303);
        page.clock().runFor(60_000);
        assertThat(page.getByText("Nothing found at this address. Check it for typing errors."))
                .isVisible();
        browser.clearErrors();
    }

    @Test
    void withReducedMotionAllClausesAreVisible(Browser browser) {
        var page = opened(browser, link());
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(shown(page)).hasCount(3);
        page.clock().runFor(60_000);
        assertThat(shown(page)).hasCount(3);
    }

    @Test
    void thePauseButtonStopsTheRotation(Browser browser) {
        var page = opened(browser, link());
        page.getByText("Pause").click();
        page.clock().runFor(60_000);
        assertShown(page, "minute");
        page.getByText("Go on").click();
        page.clock().runFor(20_000);
        assertShown(page, "bag");
    }

    @Test
    void theWallFitsABigScreenAndAPhone(Browser browser) {
        var page = opened(browser, link() + "?clause=minute");
        browser.assertAccessible(page);
        browser.screenshots(page, "wall");
        page.setViewportSize(1920, 1080);
        saveScreenshot(page, "wall-1080p");
        assertThat(page.locator(".strip-of-clauses li").last()).isInViewport();
        browser.assertNoConsoleErrors();
    }

    private static Page opened(Browser browser, String link) {
        var page = browser.open("/login");
        page.clock().install();
        page.navigate(link);
        return page;
    }

    private static String link() {
        return link("kitchen");
    }

    private static String link(String name) {
        var page = TestKeys.signedIn().post("/wall/links", "name", name).asString();
        return page.replaceAll("(?s).*?(/wall/[0-9A-Za-z]{43}).*", "$1");
    }

    private static Locator shown(Page page) {
        return page.locator("[data-clause]:visible");
    }

    private static void assertShown(Page page, String clause) {
        assertThat(shown(page)).hasCount(1);
        assertThat(shown(page)).hasAttribute("data-clause", clause);
        assertThat(page.locator("[data-now]")).hasAttribute("data-turn", clause);
    }

    private static Locator age(Page page) {
        return page.locator("[data-age]");
    }

    private static void saveScreenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
