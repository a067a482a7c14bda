package org.kept.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One visitor of the running service; console errors on its pages fail the test. */
public final class Browser implements AutoCloseable {

    /** Matches a page in a PDF, but not the page list. */
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Quality of the pictures, in per cent; text stays sharp. */
    private static final int QUALITY = 90;

    /** Lists the innermost elements that overflow; one pixel is rounding. */
    private static final String TOO_WIDE = """
            document.documentElement.scrollWidth <= window.innerWidth + 1 ? '' : 'too wide: ' + [...document.querySelectorAll('*')]
                .filter(each => each.getBoundingClientRect().right > window.innerWidth)
                .map(each => each.tagName + '.' + each.getAttribute('class')).slice(-3).join(', ')""";

    /** Injects axe into a page. Its builder would use two pages and transfer all passing results between them. */
    private static final String AXE = "() => {" + AxeBuilder.getAxeScript() + """
            axe.configure({rules: [{id: 'color-contrast', selector: '[data-contrast]'}]});
            window.knownTexts = new Set();
            }""";

    /**
     * Marks the texts whose contrast axe checks, which takes most of its time: of those with the same colour and font on
     * the same backgrounds, such as the rows of a table, the first in all looks so far. Texts of one letter and those of
     * disabled fields are kinds of their own, because axe passes them.
     */
    private static final String MARK_TEXTS = """
            () => {
                const places = new Map([[null, '']]);
                const place = element => {
                    if (!places.has(element)) {
                        const style = getComputedStyle(element);
                        places.set(element, [place(element.parentElement), element.localName,
                            element.getAttribute('class'), element.matches(':disabled, [aria-disabled=true]'),
                            style.backgroundColor, style.backgroundImage, style.opacity,
                            style.display, style.visibility, style.position].join('|'));
                    }
                    return places.get(element);
                };
                const ownText = element => [...element.childNodes]
                    .filter(each => each.nodeType === Node.TEXT_NODE).map(each => each.data).join('').trim();
                for (const element of document.body.querySelectorAll('*')) {
                    const isField = element.matches('input, select, textarea, label');
                    const length = isField ? 2 : Math.min(ownText(element).length, 2);
                    const style = getComputedStyle(element);
                    const text = [place(element), style.color, style.fontSize, style.fontWeight, style.textShadow,
                        length, isField ? element.id : ''].join('|');
                    element.toggleAttribute('data-contrast', length > 0 && !window.knownTexts.has(text));
                    window.knownTexts.add(text);
                }
            }""";

    /** Runs axe's rules on the whole page and describes the violations; {@code null} runs all rules. */
    private static final String VIOLATIONS = """
            rules => axe.run(document, {resultTypes: ['violations'], ...(rules && {runOnly: rules})})
                .then(results => results.violations.map(rule => rule.id + ' (' + rule.help + ') at '
                    + rule.nodes.map(node => node.target.join(' ')).join('; ')))""";

    /** The rules whose result depends on the colours, and not on the document or its layout alone. */
    private static final List<String> COLOUR_RULES = List.of("color-contrast", "link-in-text-block");

    private final Supplier<BrowserContext> visitors;
    private final BrowserContext visitor;
    private final List<String> consoleErrors = new ArrayList<>();

    Browser(Supplier<BrowserContext> visitors) {
        this.visitors = visitors;
        this.visitor = visitors.get();
        visitor.onConsoleMessage(this::listen);
        visitor.onWebError(error -> consoleErrors.add(error.page().url() + ": " + error.error()));
    }

    /** Opens a new page at a path below the service's root. */
    public Page open(String path) {
        var page = visitor.newPage();
        page.navigate(path);
        return page;
    }

    /** Another visitor without shared state; the test closes it. */
    public Browser newVisitor() {
        return new Browser(visitors);
    }

    /** The browser context, for tests that need cookies, permissions or the network. */
    public BrowserContext visitor() {
        return visitor;
    }

    /** Fails with the accessibility violations that axe finds on screens: light and dark, desktop and phone. */
    public void assertAccessible(Page page) {
        page.evaluate(AXE);
        for (var look : Look.SCREENS) {
            look.applyTo(page);
            page.evaluate(MARK_TEXTS);
            assertThat((List<?>) page.evaluate(VIOLATIONS, look.rules()))
                    .as("accessibility of %s %s", page.url(), look)
                    .isEmpty();
        }
        Look.LIGHT.applyTo(page);
    }

    /** Checks accessibility, width and console of a page, and saves its screenshots. */
    public void inspect(Page page, String name) {
        assertAccessible(page);
        screenshots(page, name);
        assertNoConsoleErrors();
    }

    /**
     * Saves full-page screenshots to {@code target/screenshots}: light, dark, phone and print. Fails if the page
     * scrolls sideways.
     */
    public void screenshots(Page page, String name) {
        for (var look : Look.PICTURES) {
            look.applyTo(page);
            assertThat(page.evaluate(TOO_WIDE))
                    .as("%s fits its width %s", page.url(), look)
                    .isEqualTo("");
            var file = SCREENSHOTS.resolve(name + "-" + look.suffix() + ".jpg");
            // Compressing a long page as PNG takes the browser several times as long.
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setType(ScreenshotType.JPEG)
                    .setQuality(QUALITY)
                    .setPath(file));
        }
        Look.LIGHT.applyTo(page);
    }

    /** The number of A4 sheets the page prints on. */
    public int sheets(Page page) {
        Look.PRINT.applyTo(page);
        var paper = new String(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        Look.LIGHT.applyTo(page);
        return (int) SHEET.matcher(paper).results().count();
    }

    /** Fails if the pages have logged console errors so far. */
    public void assertNoConsoleErrors() {
        assertThat(consoleErrors).as("errors in the browser's console").isEmpty();
    }

    /** Clears the console errors, for tests that provoke one, such as a missing page. */
    public void clearErrors() {
        consoleErrors.clear();
    }

    @Override
    public void close() {
        visitor.close();
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error")) {
            consoleErrors.add(message.location() + ": " + message.text());
        }
    }

    private enum Look {
        LIGHT(ColorScheme.LIGHT, Media.SCREEN, 1280, 900),
        DARK(ColorScheme.DARK, Media.SCREEN, 1280, 900),
        PHONE(ColorScheme.LIGHT, Media.SCREEN, 390, 844),
        DARK_PHONE(ColorScheme.DARK, Media.SCREEN, 390, 844),
        PRINT(ColorScheme.LIGHT, Media.PRINT, 794, 1123);

        private static final Set<Look> SCREENS = EnumSet.of(LIGHT, DARK, PHONE, DARK_PHONE);
        private static final Set<Look> PICTURES = EnumSet.of(LIGHT, DARK, PHONE, PRINT);

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

        /** The rules that no other look checks: all on a light screen, those for colours on a dark one. */
        @Nullable
        List<String> rules() {
            return scheme == ColorScheme.DARK ? COLOUR_RULES : null;
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
