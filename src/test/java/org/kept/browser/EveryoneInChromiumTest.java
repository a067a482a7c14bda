package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.everyone.TestEveryone;

/** A promise to everyone, from the scorecard to the team that missed it. */
@QuarkusTest
@BrowserTest
@EmptyDatabase
class EveryoneInChromiumTest {

    @Test
    void fromAMissedPromiseToEveryoneToTheTeamThatMissedIt(Browser browser) {
        TestEveryone.publishMission();
        TestEveryone.push();
        var page = browser.open("/login");
        page.getByLabel("E-mail address").fill("ada@example.org");
        page.getByLabel("Password").fill("a password for the tests");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.navigate("/scorecards/2024-W10");
        assertThat(page.locator("#clause-all")).containsText("Worst is team south");
        browser.inspect(page, "scorecard-everyone");
        page.locator("#clause-all").getByRole(AriaRole.LINK).first().click();
        assertThat(page).hasURL(Pattern.compile("/kpis/sla/teams\\?to=2024-W10&span=1w"));
        assertThat(page.locator("table").first()).containsText("south");
        page.navigate("/mission");
        browser.inspect(page, "mission-everyone");
    }
}
