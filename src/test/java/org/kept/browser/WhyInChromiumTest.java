package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kept.browser.Controls.button;

import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.TestKeys;
import org.kept.TestWeeks;

/** The page "Why am I scored on this?": read, asked, answered and printed. */
@QuarkusTest
@BrowserTest
@EmptyDatabase
class WhyInChromiumTest {

    @Test
    void fromTheScorecardToTheReasonAndFromAQuestionToItsAnswer(Browser browser) {
        TestWeeks.publishMission();
        TestWeeks.push();
        var page = browser.open("/login");
        page.getByLabel("E-mail address").fill(TestKeys.EMAIL);
        page.getByLabel("Password").fill(TestKeys.PASSWORD);
        button(page, "Sign in").click();
        page.navigate("/scorecards/2024-W21");
        page.locator("#clause-minute a.asked").first().click();
        page.waitForURL("**/why/sla?week=2024-W21");
        assertThat(page.locator("mark")).hasText("answer within a minute");
        button(page, "Mark as read").click();
        assertThat(page.getByText("You read it on")).isVisible();
        page.getByLabel("Your question").fill("Does a call back count as answered?");
        button(page, "Ask question").click();
        page.locator(".asked-here summary").click();
        page.getByLabel("Your answer").fill("No. It counts as abandoned, and the call back as a contact of its own.");
        button(page, "Answer").click();
        assertThat(page.locator(".asked-here .answer")).containsText("It counts as abandoned");
        browser.inspect(page, "why");
        Assertions.assertThat(browser.sheets(page)).isEqualTo(1);
        for (var kpi : new String[] {"nps", "csat", "aht"}) {
            page.navigate("/why/" + kpi + "?week=2024-W21");
            browser.inspect(page, "why-" + kpi);
            Assertions.assertThat(browser.sheets(page)).as(kpi).isEqualTo(1);
        }
    }
}
