package org.kept.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One visitor at the running service, whose pages may not fail in the console. */
public final class Browser implements AutoCloseable {

    /** A page, and not the list of them, in the text of a PDF. */
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Names the innermost elements that stick out; a pixel is rounding. */
    private static final String TOO_WIDE = """
            document.documentElement.scrollWidth <= window.innerWidth + 1 ? '' : 'too wide: ' + [...document.querySelectorAll('*')]
                .filter(each => each.getBoundingClientRect().right > window.innerWidth)
                .map(each => each.tagName + '.' + each.getAttribute('class')).slice(-3).join(', ')""";

    /** Puts axe into a page. Its builder would run it in two pages and send all that was right between them. */
    private static final String AXE = "() => {" + AxeBuilder.getAxeScript() + "}";

    /** Every rule of axe over the whole page; what is wrong, in words. */
    private static final String VIOLATIONS = """
            () => axe.run(document, {resultTypes: ['violations']}).then(results => results.violations.map(rule =>
                rule.id + ' (' + rule.help + ') at ' + rule.nodes.map(node => node.target.join(' ')).join('; ')))""";

    private final Supplier<BrowserContext> visitors;
    private final BrowserContext visitor;
    private final List<String> complaints = new ArrayList<>();

    Browser(Supplier<BrowserContext> visitors) {
        this.visitors = visitors;
        this.visitor = visitors.get();
        visitor.onConsoleMessage(this::listen);
        visitor.onWebError(error -> complaints.add(error.page().url() + ": " + error.error()));
    }

    /** A new page, opened at a path below the service's root. */
    public Page open(String path) {
        var page = visitor.newPage();
        page.navigate(path);
        return page;
    }

    /** Somebody else at another machine, who knows nothing of this visitor; the test closes it. */
    public Browser another() {
        return new Browser(visitors);
    }

    /** The cookies, permissions and network of this visitor, where a test needs more than pages. */
    public BrowserContext visitor() {
        return visitor;
    }

    /** Fails with what axe finds wrong for people who use the page by ear, by keyboard or with weak eyes. */
    public void assertAccessible(Page page) {
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(VIOLATIONS))
                .as("accessibility of %s", page.url())
                .isEmpty();
    }

    /** Pictures of the whole page in {@code target/screenshots}: light, dark, on a phone, on paper; none may scroll sideways. */
    public void screenshots(Page page, String name) {
        for (var look : Look.values()) {
            look.applyTo(page);
            assertThat(page.evaluate(TOO_WIDE))
                    .as("%s fits its width %s", page.url(), look)
                    .isEqualTo("");
            var file = SCREENSHOTS.resolve(name + "-" + look.suffix() + ".png");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
        }
        Look.LIGHT.applyTo(page);
    }

    /** How many sheets of A4 the page is printed on. */
    public int sheets(Page page) {
        Look.PRINT.applyTo(page);
        var paper = new String(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        Look.LIGHT.applyTo(page);
        return (int) SHEET.matcher(paper).results().count();
    }

    /** Fails with what the pages have written to the console as an error so far. */
    public void assertNothingWentWrong() {
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    /** Forgets the console's errors so far: for the one place where a test provokes one, such as a page that is not there. */
    public void forgiveErrors() {
        complaints.clear();
    }

    @Override
    public void close() {
        visitor.close();
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.location() + ": " + message.text());
        }
    }

    private enum Look {
        LIGHT(ColorScheme.LIGHT, Media.SCREEN, 1280, 900),
        DARK(ColorScheme.DARK, Media.SCREEN, 1280, 900),
        PHONE(ColorScheme.LIGHT, Media.SCREEN, 390, 844),
        PRINT(ColorScheme.LIGHT, Media.PRINT, 794, 1123);

        private final ColorScheme scheme;
        private final Media media;
        private final int width;
        private final int height;

        Look(ColorScheme scheme, Media media, int width, int height) {
            this.scheme = scheme;
            this.media = media;
            this.width = width;
            this.height = height;
        }

        String suffix() {
            return name().toLowerCase(Locale.ROOT);
        }

        void applyTo(Page page) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setMedia(media));
            page.setViewportSize(width, height);
        }
    }
}
