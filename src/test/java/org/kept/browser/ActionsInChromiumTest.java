package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kept.browser.Controls.button;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;
import org.kept.calendar.Period;

/**
 * From a missed row to an idea, a decision, better numbers, an effect reported to colleagues and customers, and thanks
 * on the wall and in the digest.
 */
@QuarkusTest
@BrowserTest
@EmptyDatabase
class ActionsInChromiumTest {

    private static final Period IMPROVED = Period.parse("2024-W13");

    /** In the week after {@link TestWeeks#LAST}. */
    private static final Instant NOW = Instant.parse("2024-05-29T08:31:00Z");

    @Test
    void anIdeaAtAMissedRowBecomesAnActionThatMovedTheNumber(Browser browser) {
        QuarkusMock.installMockForType(new MovingClock(NOW), Clock.class);
        TestWeeks.publishMission();
        push(TestWeeks.FIRST, IMPROVED.plus(-1), 59);
        pushTeam();
        turnOnThePromisePage();
        var address = raise(browser);
        agree(browser, address);
        push(IMPROVED, TestWeeks.LAST, 84);
        close(browser, address);
        readAsCustomer(browser);
        thank(browser);
        readDigest(browser);
    }

    /** A member raises an idea at the row that missed its target; returns the address of the action. */
    private static String raise(Browser browser) {
        var page = signIn(browser, Role.MEMBER);
        page.navigate("/scorecards/2024-W12");
        browser.inspect(page, "actions-missed");
        page.locator("a.acted").first().click();
        assertThat(heading(page, "Raise a problem or an idea")).isVisible();
        page.getByLabel("Title").fill("A second desk at noon");
        page.getByLabel("What is the problem or the idea?").fill("Two of five wait at noon.");
        page.getByLabel(Pattern.compile("^What do you propose")).fill("Open the second desk from 11 to 14.");
        browser.inspect(page, "actions-raise");
        button(page, "Raise action").click();
        assertThat(heading(page, "A second desk at noon")).isVisible();
        browser.inspect(page, "actions-raised");
        var path = page.url().replaceAll("^https?://[^/]+|\\?.*$", "");
        button(page, "Sign out").click();
        return path;
    }

    /** A lead agrees, and sets who, until when and which number should move. */
    private static void agree(Browser browser, String address) {
        var page = signIn(browser, Role.LEAD);
        page.navigate(address);
        page.getByLabel("Owner").fill("mia@example.org");
        page.getByLabel("Due").fill("2024-04-05");
        page.getByLabel(Pattern.compile("^KPI that should move")).selectOption("sla");
        page.getByLabel("Which way").selectOption("up");
        page.getByLabel(Pattern.compile("^By week")).fill("2024-W20");
        button(page, "Agree to action").click();
        assertThat(page.getByText("Action saved.")).isVisible();
        page.navigate("/");
        assertThat(heading(page, "Overdue actions")).isVisible();
        browser.inspect(page, "actions-overdue");
        button(page, "Sign out").click();
    }

    /** The lead says what was done; Kept shows the effect, and the lead tells customers. */
    private static void close(Browser browser, String address) {
        var page = signIn(browser, Role.LEAD);
        page.navigate(address);
        page.getByText("Close action").click();
        page.getByLabel("What was done, or why it is dropped").fill("The second desk is open from 11 to 14.");
        page.getByLabel(Pattern.compile("^In effect since")).fill("2024-03-25");
        button(page, "Mark as done").click();
        assertThat(page.getByText(Pattern.compile("^Moved: \\+25.*a signal since 2024-W13\\.$")))
                .isVisible();
        browser.inspect(page, "actions-done");
        page.getByText("Show in public").click();
        page.getByLabel(Pattern.compile("^You said")).fill("Noon is too slow.");
        page.getByLabel("Show on the promise page, to everyone").check();
        page.locator("#public button.primary").click();
        assertThat(page.getByText("Action saved.")).isVisible();
        page.navigate("/actions");
        assertThat(heading(page, "You said, we did")).isVisible();
        assertThat(page.getByText("Noon is too slow.").first()).isVisible();
        assertThat(page.getByText(Pattern.compile("^Moved: \\+25"))).isVisible();
        browser.inspect(page, "actions");
        page.navigate("/learned");
        browser.inspect(page, "learned");
        page.navigate("/mission/versions/1/changes");
        browser.inspect(page, "mission-changes");
        button(page, "Sign out").click();
    }

    /** Someone without an account sees what was said and done, but not who did it. */
    private static void readAsCustomer(Browser browser) {
        try (var customer = browser.newVisitor()) {
            var page = customer.open("/promise");
            assertThat(page.getByText("You said: Noon is too slow.")).isVisible();
            assertThat(page.getByText("We did: The second desk is open from 11 to 14."))
                    .isVisible();
            assertThat(page.locator("html")).not().containsText("mia@example.org");
            assertThat(page.locator("html")).not().containsText("Quayside");
            customer.inspect(page, "promise-acted");
        }
    }

    private static void thank(Browser browser) {
        var page = signIn(browser, Role.MEMBER);
        page.navigate("/recognitions");
        page.getByLabel("Team or person").fill("Quayside");
        page.getByLabel("Your words").fill("You kept calm at noon.");
        button(page, "Give thanks").click();
        assertThat(page.getByText("You kept calm at noon.")).isVisible();
        browser.inspect(page, "recognitions");
        page.navigate("/wall");
        assertThat(page.getByText("Thank you, Quayside:")).isVisible();
        browser.inspect(page, "wall-thanks");
        page.navigate("/");
        button(page, "Sign out").click();
    }

    /** Another member subscribes to the digest and reads it before it is sent. */
    private static void readDigest(Browser browser) {
        var page = signIn(browser, Role.MEMBER);
        page.navigate("/subscriptions");
        button(page, "Add subscription").click();
        page.locator("a[href$='/preview']").click();
        assertThat(heading(page, "Thank you")).isVisible();
        assertThat(page.getByText(Pattern.compile("^Quayside: You kept calm at noon\\.")))
                .isVisible();
    }

    /** Teams exist once events name them. */
    private static void pushTeam() {
        var week = TestWeeks.FIRST;
        var data = "{'kpi':'csat','week':'" + week.code() + "','numerator':9,'denominator':10}";
        TestEvents.push(TestEvents.event("ferry", "quay", "figure", week.end() + "T00:00:00Z", data)
                        .put("team", "Quayside"))
                .statusCode(200);
    }

    private static void turnOnThePromisePage() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"on\":true,\"clauses\":[\"minute\"]}")
                .put("/api/v1/promise")
                .then()
                .statusCode(200);
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
}
