package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.TestEvents;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;
import org.kept.calendar.Period;

/** From a missed row to an idea, a decision, an effect and thanks. */
@QuarkusTest
@BrowserTest
@EmptyDatabase
class ActionsInChromiumTest {

    private static final Period IMPROVED = Period.parse("2024-W13");

    @Test
    void anIdeaAtAMissedRowBecomesAnActionThatMovedTheNumber(Browser browser) {
        TestWeeks.publishMission();
        push(TestWeeks.FIRST, IMPROVED.plus(-1), 59);
        var address = raise(browser);
        push(IMPROVED, TestWeeks.LAST, 84);
        decideAndClose(browser, address);
        thank(browser);
    }

    /** A member raises an idea at the row that missed its target; answers the address of the action. */
    private static String raise(Browser browser) {
        var page = signIn(browser, Role.MEMBER);
        page.navigate("/scorecards/2024-W12");
        inspect(browser, page, "actions-missed");
        page.locator("a.acted").first().click();
        assertThat(heading(page, "Raise a problem or an idea")).isVisible();
        page.getByLabel("Title").fill("A second desk at noon");
        page.getByLabel("What is the problem or the idea?").fill("Two of five wait at noon.");
        page.getByLabel(Pattern.compile("^What do you propose")).fill("Open the second desk from 11 to 14.");
        inspect(browser, page, "actions-raise");
        click(page, "Raise action");
        assertThat(heading(page, "A second desk at noon")).isVisible();
        inspect(browser, page, "actions-raised");
        var path = page.url().replaceAll("^https?://[^/]+|\\?.*$", "");
        click(page, "Sign out");
        return path;
    }

    private static void decideAndClose(Browser browser, String address) {
        var page = signIn(browser, Role.LEAD);
        page.navigate(address);
        page.getByLabel("Owner").fill("mia@example.org");
        page.getByLabel("Due").fill("2024-04-05");
        page.getByLabel("By week").fill("2024-W20");
        click(page, "Agree");
        assertThat(page.getByText("Action saved.")).isVisible();
        page.navigate("/");
        assertThat(heading(page, "Overdue actions")).isVisible();
        inspect(browser, page, "actions-overdue");
        page.navigate(address);
        page.getByText("Done or dropped").click();
        page.getByLabel("What was done, or why it is dropped").fill("The second desk is open from 11 to 14.");
        page.getByLabel(Pattern.compile("^In effect since")).fill("2024-03-25");
        click(page, "Mark as done");
        assertThat(page.getByText(Pattern.compile("^Moved: \\+25.*a signal since 2024-W13\\.$")))
                .isVisible();
        inspect(browser, page, "actions-done");
        page.navigate("/actions");
        assertThat(heading(page, "You said, we did")).isVisible();
        inspect(browser, page, "actions");
        page.navigate("/learned");
        inspect(browser, page, "learned");
        page.navigate("/mission/versions/1/changes");
        inspect(browser, page, "mission-changes");
        click(page, "Sign out");
    }

    private static void thank(Browser browser) {
        var page = signIn(browser, Role.MEMBER);
        var email = "noor-" + UUID.randomUUID() + "@example.org";
        TestPeople.signedIn(email, Role.MEMBER);
        page.navigate("/recognitions");
        page.getByLabel("Team or person").fill(email);
        page.getByLabel("Your words").fill("You kept calm at noon.");
        click(page, "Give thanks");
        assertThat(page.getByText("You kept calm at noon.")).isVisible();
        inspect(browser, page, "recognitions");
        page.navigate("/wall");
        assertThat(page.getByText("Thank you, Noor Tamm:")).isVisible();
        inspect(browser, page, "wall-thanks");
    }

    private static void push(Period from, Period to, int least) {
        var events = new ArrayList<JsonNode>();
        for (var week : from.to(to)) {
            var good = least + (int) TestWeeks.FIRST.until(week) % 3;
            var data = "{'kpi':'sla','week':'" + week.code() + "','numerator':" + good + ",'denominator':100}";
            events.add(TestEvents.event("ferry", "sla" + week.code(), "figure", week.end() + "T00:00:00Z", data));
        }
        TestEvents.push(events).statusCode(200);
    }

    private static Page signIn(Browser browser, Role role) {
        var email = role.code() + "-" + UUID.randomUUID() + "@example.org";
        TestPeople.signedIn(email, role);
        var page = browser.open("/login");
        page.locator("[name=email]").fill(email);
        page.locator("[name=password]").fill(TestPeople.PASSWORD);
        page.locator("main button").click();
        page.waitForURL(Pattern.compile("/$"));
        return page;
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void inspect(Browser browser, Page page, String name) {
        browser.assertAccessible(page);
        browser.screenshots(page, name);
        browser.assertNoConsoleErrors();
    }
}
