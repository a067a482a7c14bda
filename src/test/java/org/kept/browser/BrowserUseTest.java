package org.kept.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The second of two paragraphs, on the screens of a media query only. */
    @ParameterizedTest
    @ValueSource(strings = {"(prefers-color-scheme: light)", "(prefers-color-scheme: dark)", "(max-width: 400px)"})
    void textThatIsTooFaintOnSomeScreensFails(String screens, Browser browser) {
        var page = browser.open("/trial/sound");
        page.evaluate("""
                screens => {
                    const paragraph = document.querySelector('p');
                    paragraph.after(paragraph.cloneNode(true));
                    const sheet = new CSSStyleSheet();
                    sheet.replaceSync('@media ' + screens + ' { p:last-child { color: #777; background: #888 } }');
                    document.adoptedStyleSheets = [sheet];
                }""", screens);
        assertThatThrownBy(() -> browser.assertAccessible(page)).hasMessageContaining("color-contrast");
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
