package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kept.browser.Controls.button;
import static org.kept.browser.Controls.link;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.TestKeys;

/** Invitation, membership and removal of a person, in the browsers of two people. */
@QuarkusTest
@BrowserTest
@EmptyDatabase
class PeopleInChromiumTest {

    private static final String PASSWORD = "plum jam on the window sill";

    @Test
    void anInvitedMemberJoinsAndLosesAccess(Browser browser) {
        var admin = signIn(browser);
        link(admin, "People").click();
        browser.inspect(admin, "people-alone");
        var invitation = invite(browser, admin);
        browser.inspect(admin, "people");

        try (var visitor = browser.newVisitor()) {
            var member = visitor.open(invitation);
            join(visitor, member);
            checkMemberView(visitor, member);
            removeAccess(browser, admin);
            checkAuditTrail(browser, admin);
            member.navigate("/account");
            assertThat(member).hasURL(Pattern.compile("/login"));
            member.navigate(invitation);
            visitor.clearErrors();
            visitor.inspect(member, "invitation-gone");
        }
    }

    private static Page signIn(Browser browser) {
        var page = browser.open("/login");
        page.getByLabel("E-mail address").fill(TestKeys.EMAIL);
        page.getByLabel("Password").fill(TestKeys.PASSWORD);
        button(page, "Sign in").click();
        return page;
    }

    private static String invite(Browser browser, Page page) {
        page.getByLabel("E-mail address").fill("noor@example.org");
        page.getByLabel("Member").check();
        page.locator("#other").fill("phone desk");
        button(page, "Create invitation").click();
        assertThat(page.getByText("Invitation for noor@example.org created.")).isVisible();
        browser.inspect(page, "people-invited");
        var link = page.locator(".secret").innerText().strip();
        page.navigate("/people");
        assertThat(page.locator(".secret")).hasCount(0);
        return link.substring(link.indexOf("/invitation/"));
    }

    private static void join(Browser browser, Page page) {
        browser.inspect(page, "invitation");
        page.getByLabel("Your name").fill("Noor Tamm");
        page.getByLabel("Password").fill("password1234");
        button(page, "Create account").click();
        assertThat(page.getByText(Pattern.compile("easy to guess")).first()).isVisible();
        browser.clearErrors();
        browser.inspect(page, "invitation-wrong");
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Create account").click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Noor Tamm")))
                .isVisible();
    }

    private static void checkAuditTrail(Browser browser, Page page) {
        link(page, "Audit").click();
        assertThat(page.locator("table.trail tbody tr").first()).containsText("Access removed");
        assertThat(page.locator("table.trail tbody tr").nth(1)).containsText("person noor@example.org");
        link(page, "Verify chain").click();
        assertThat(page.getByText(Pattern.compile("Verified: all \\d+ entries are as written")))
                .isVisible();
        browser.inspect(page, "audit");
        page.getByLabel("What").selectOption("person.joined");
        page.getByLabel("About").fill("person noor@");
        button(page, "Show").click();
        assertThat(page.locator("table.trail tbody tr")).hasCount(1);
    }

    private static void checkMemberView(Browser browser, Page page) {
        assertThat(link(page, "People")).hasCount(0);
        assertThat(link(page, "Keys")).hasCount(0);
        page.navigate("/account");
        assertThat(page.getByText("phone desk", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        browser.inspect(page, "account-member");
        page.navigate("/people");
        assertThat(page.getByText("Your role has no access. Allowed: Administrator"))
                .isVisible();
        browser.clearErrors();
    }

    private static void removeAccess(Browser browser, Page page) {
        page.navigate("/people");
        link(page, "Change Noor Tamm").click();
        browser.inspect(page, "person");
        button(page, "Create reset link").click();
        browser.inspect(page, "person-reset");
        button(page, "Remove access").click();
        assertThat(page.getByText("Noor Tamm")).hasCount(0);
    }
}
