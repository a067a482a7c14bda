package org.kept.promise.form;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.kept.promise.model.MonthMark;
import org.kept.promise.model.PublicPromise;
import org.kept.ui.DateFormatter;

/**
 * A badge for other pages: a subject and its result in the last month.
 *
 * <p>Its text is drawn in the fonts of the reader, so each half is stretched to a width that is estimated here.
 *
 * @param mark the sign and colour of the right half; null for a number of promises
 */
public record PromiseBadge(
        String left, String right, @Nullable MonthMark mark) {

    private static final int MAX_LETTERS = 60;
    private static final int HEIGHT = 28;
    private static final int PADDING = 10;
    private static final int SIGN = 18;
    private static final int BASELINE = 19;
    private static final double FONT_SIZE = 13;
    private static final String NARROW = "fijlrtI.,:;'’ \u00a0()|!";
    private static final String WIDE = "mwMWQOGD—…%@";

    /** The badge of one clause: {@code within a minute | kept in October 2026}. */
    public static PromiseBadge of(PublicPromise.PublicClause clause) {
        var last = clause.last();
        return new PromiseBadge(
                clause.quote(),
                last.mark().words() + " in " + DateFormatter.month(last.month().start()),
                last.mark());
    }

    /** The badge of the page: {@code Our promise | 3 of 4 kept in October 2026}. */
    public static PromiseBadge of(PublicPromise promise) {
        var month = promise.lastMonth();
        var in = " in " + DateFormatter.month(month.start());
        var kept = promise.count(month, MonthMark.KEPT);
        var missed = promise.count(month, MonthMark.MISSED);
        var all = promise.clauses().size();
        if (kept + missed == 0) {
            return new PromiseBadge("Our promise", "not measured" + in, MonthMark.NOT_MEASURED);
        }
        return new PromiseBadge(
                "Our promise", kept + " of " + all + " kept" + in, missed > 0 ? MonthMark.MISSED : markOf(kept, all));
    }

    private static @Nullable MonthMark markOf(int kept, int all) {
        return kept == all ? MonthMark.KEPT : null;
    }

    public String svg() {
        return XmlText.of(this::write);
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        var words = shorten(left);
        var leftWidth = width(words) + 2 * PADDING;
        var signWidth = mark == null ? 0 : SIGN;
        var rightWidth = width(right) + 2 * PADDING + signWidth;
        var whole = leftWidth + rightWidth;
        var title = XmlText.plain(left + ": " + right);
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attributes(xml, "width", whole, "height", HEIGHT, "viewBox", "0 0 " + whole + " " + HEIGHT);
        attributes(xml, "role", "img", "aria-label", title);
        XmlText.element(xml, "title", title);
        rectangle(xml, 0, leftWidth, "#1d1f23");
        rectangle(xml, leftWidth, rightWidth, colour());
        xml.writeStartElement("g");
        attributes(xml, "fill", "#ffffff", "font-size", FONT_SIZE, "font-family", "Verdana,'DejaVu Sans',sans-serif");
        text(xml, words, PADDING, leftWidth - 2 * PADDING);
        text(xml, right, leftWidth + PADDING + signWidth, rightWidth - 2 * PADDING - signWidth);
        xml.writeEndElement();
        if (mark != null) {
            sign(xml, leftWidth + PADDING);
        }
        xml.writeEndElement();
    }

    /** Blue, orange and grey, each with white text on it at a contrast of at least 4.5. */
    private String colour() {
        return mark == MonthMark.KEPT ? "#175e9e" : mark == MonthMark.MISSED ? "#a3450a" : "#5a5d64";
    }

    private void sign(XMLStreamWriter xml, int x) throws XMLStreamException {
        xml.writeEmptyElement("path");
        attributes(xml, "transform", "translate(" + x + " 8)", "fill", "none", "stroke", "#ffffff", "stroke-width", 2);
        attributes(
                xml,
                "d",
                mark == MonthMark.KEPT
                        ? "M1.5 6.5l3 3.5L10.5 2"
                        : mark == MonthMark.MISSED ? "M2 2l8 8M10 2l-8 8" : "M2.5 6h7");
    }

    private static void rectangle(XMLStreamWriter xml, int x, int width, String fill) throws XMLStreamException {
        xml.writeEmptyElement("rect");
        attributes(xml, "x", x, "width", width, "height", HEIGHT, "fill", fill);
    }

    private static void text(XMLStreamWriter xml, String text, int x, int width) throws XMLStreamException {
        xml.writeStartElement("text");
        attributes(xml, "x", x, "y", BASELINE, "textLength", width, "lengthAdjust", "spacingAndGlyphs");
        XmlText.characters(xml, text);
        xml.writeEndElement();
    }

    /** Writes alternating names and values. */
    private static void attributes(XMLStreamWriter xml, Object... namesAndValues) throws XMLStreamException {
        for (var i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
    }

    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= MAX_LETTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_LETTERS - 1)).strip() + "…";
    }

    /** The width of a text at 13 pixels in Verdana, roughly. */
    private static int width(String text) {
        var width = text.codePoints()
                .mapToDouble(letter -> NARROW.indexOf(letter) >= 0
                        ? 5.2
                        : WIDE.indexOf(letter) >= 0 ? 11.5 : letter > 0x2e7f ? FONT_SIZE : 8.1)
                .sum();
        return (int) Math.ceil(width);
    }
}
