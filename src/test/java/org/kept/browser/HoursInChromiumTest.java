package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.hours.HourFixtures;

/** A promise for all hours, from the scorecard to the hours that missed it. */
@QuarkusTest
@BrowserTest
@EmptyDatabase
class HoursInChromiumTest {

    @Test
    void fromAMissedPromiseOfAllHoursToTheHoursThatMissedIt(Browser browser) {
        HourFixtures.publishMission();
        HourFixtures.push();
        var page = browser.open("/login");
        page.getByLabel("E-mail address").fill("ada@example.org");
        page.getByLabel("Password").fill("a password for the tests");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.navigate("/scorecards/2024-W10");
        browser.inspect(page, "scorecard-hours");
        page.locator("#clause-night").getByRole(AriaRole.LINK).first().click();
        assertThat(page).hasURL(Pattern.compile("/kpis/sla/hours\\?to=2024-W10&span=1w"));
        assertThat(page.locator(".lead")).containsText("Clearly below target");
        browser.inspect(page, "hours");
        Assertions.assertThat(browser.sheets(page)).isLessThanOrEqualTo(2);
        page.getByText("Hours of the week as a table").click();
        browser.assertAccessible(page);
        page.navigate("/kpis/aht/hours?to=2024-W10");
        browser.inspect(page, "hours-without-promise");
        page.navigate("/mission");
        browser.inspect(page, "mission-hours");
    }
}
