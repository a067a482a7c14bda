package org.kept.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@BrowserTest
class BrowserUseTest {

    @Test
    void aSoundPagePassesWithFourScreenshots(Browser browser) {
        var page = browser.open("/trial/sound");
        assertThat(page.title()).isEqualTo("Trial");
        browser.assertAccessible(page);
        browser.screenshots(page, "trial");
        assertThat(List.of("light", "dark", "phone", "print"))
                .allSatisfy(look -> assertThat(Path.of("target/screenshots/trial-" + look + ".jpg"))
                        .isNotEmptyFile());
    }

    @Test
    void anImageWithoutAltTextFailsWithRuleAndElement(Browser browser) {
        var page = browser.open("/trial/faulty");
        assertThatThrownBy(() -> browser.assertAccessible(page))
                .hasMessageContaining("image-alt")
                .hasMessageContaining("img");
        browser.clearErrors();
    }

    @Test
    void aPageWiderThanTheScreenFails(Browser browser) {
        var page = browser.open("/trial/faulty");
        assertThatThrownBy(() -> browser.screenshots(page, "trial-faulty")).hasMessageContaining("fits its width");
        browser.clearErrors();
    }

    @Test
    void anErrorInTheConsoleFails(Browser browser) {
        browser.open("/trial/faulty");
        assertThatThrownBy(browser::assertNoConsoleErrors).hasMessageContaining("broken on purpose");
        browser.clearErrors();
    }
}
