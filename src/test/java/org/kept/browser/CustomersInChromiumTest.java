package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.kept.TestEvents;
import org.kept.TestKeys;

/** Erasing a customer on request, from the data page to the confirmation. */
@QuarkusTest
@BrowserTest
class CustomersInChromiumTest {

    @Test
    void fromTheDataToAnErasedCustomer(Browser browser) {
        TestEvents.push(TestEvents.event("erased by hand", "1", "order", "{'customer':'c-1077'}"))
                .statusCode(200);
        var page = browser.open("/login");
        page.getByLabel("E-mail address").fill(TestKeys.EMAIL);
        page.getByLabel("Password").fill(TestKeys.PASSWORD);
        click(page, AriaRole.BUTTON, "Sign in");
        page.navigate("/data");
        click(page, AriaRole.LINK, "Remove a customer’s identity");
        browser.inspect(page, "customers");
        page.getByLabel("Customer").fill("c-1077");
        click(page, AriaRole.BUTTON, "Preview erasure");
        assertThat(page.locator("main")).containsText("This cannot be undone.");
        browser.inspect(page, "customers-look");
        click(page, AriaRole.BUTTON, "Erase this customer");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Customer erased. Erased from one event.");
        browser.inspect(page, "customers-erased");
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).click();
    }
}
