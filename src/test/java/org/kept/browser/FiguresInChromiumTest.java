package org.kept.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kept.TestKeys.withKey;
import static org.kept.browser.Controls.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.TestKeys;

/** Ten figures of a week are typed one below the other, and judged on the scorecard. */
@QuarkusTest
@BrowserTest
@EmptyDatabase
class FiguresInChromiumTest {

    private static final Map<String, String> TYPED = new LinkedHashMap<>();

    static {
        TYPED.put("return-rate", "4.2%");
        TYPED.put("incorrect-fulfillment-rate", "1.5%");
        TYPED.put("complaint-rate", "12.4");
        TYPED.put("sla", "81%");
        TYPED.put("awt", "42 s");
        TYPED.put("abandonment-rate", "6.6%");
        TYPED.put("aht", "5:30 min");
        TYPED.put("fcr", "72.8%");
        TYPED.put("csat", "88%");
        TYPED.put("nps", "41");
    }

    @Test
    void tenFiguresAreTypedAndJudged(Browser browser) {
        publishMission();
        var page = browser.open("/login");
        page.getByLabel("E-mail address").fill(TestKeys.EMAIL);
        page.getByLabel("Password").fill(TestKeys.PASSWORD);
        button(page, "Sign in").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Weekly scorecard")))
                .isVisible();
        page.navigate("/figures");
        assertThat(page.locator("[data-cell=value]")).hasCount(TYPED.size());
        browser.inspect(page, "figures-empty");
        type(page);
        browser.inspect(page, "figures-typed");
        page.locator("#sample-csat").fill("143");
        button(page, "Save figures").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Figures saved.");
        assertThat(page.getByRole(AriaRole.STATUS).getByRole(AriaRole.LISTITEM)).hasCount(TYPED.size());
        browser.inspect(page, "figures-saved");
        page.navigate("/");
        for (var shown : new String[] {"4.2%", "81.0%", "88.0%", "41"}) {
            assertThat(page.locator("table.scorecard")).containsText(shown);
        }
        browser.inspect(page, "figures-scorecard");
    }

    /** Types down the column of values with the keyboard alone. */
    private static void type(Page page) {
        page.locator("#value-return-rate").focus();
        for (var value : TYPED.values()) {
            page.keyboard().type(value);
            page.keyboard().press("ArrowDown");
        }
        TYPED.forEach((kpi, value) -> assertThat(page.locator("#value-" + kpi)).hasValue(value));
    }

    private static void publishMission() {
        var measures = TYPED.keySet().stream()
                .map(kpi -> "{\"kpi\":\"" + kpi + "\",\"role\":\"measures\",\"because\":\"Our customers feel it.\"}")
                .collect(Collectors.joining(","));
        withKey()
                .contentType("application/json")
                .body("{\"statement\":\"We are good to our customers.\",\"effectiveFrom\":\"2024-01-01\",\"clauses\":"
                        + "[{\"code\":\"good\",\"quote\":\"good to our customers\",\"measures\":[" + measures + "]}]}")
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }
}
