package org.kept.browser;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How a page comes out of the printer. */
final class Paper {

    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page[^s]");

    private Paper() {}

    /** How many A4 sheets it fills, with the margins of its own style sheet. */
    static long sheets(Page page) {
        var pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
        return SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }
}
