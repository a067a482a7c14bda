package org.kept.promise.form;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.kept.calendar.Period;
import org.kept.promise.model.PublicPromise;
import org.kept.ui.DateFormatter;
import org.kept.ui.PublicActions;

/**
 * Writes the promise page as an Atom feed (RFC 4287): an entry for each month with a promise, removal and action, newest
 * first.
 */
public final class PromiseFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final PublicPromise promise;
    private final String base;
    private final ZoneId zone;

    /** Creates the feed; {@code base} is scheme and host, empty if the address of Kept is not known. */
    public PromiseFeed(PublicPromise promise, String base, ZoneId zone) {
        this.promise = promise;
        this.base = base;
        this.zone = zone;
    }

    /**
     * An entry.
     *
     * @param id unique in the feed, and never changed
     */
    private record FeedEntry(String id, LocalDate day, String title, String text) {}

    public String write() {
        return XmlText.of(this::write);
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        var entries = Stream.of(
                        promise.months().stream().filter(promise::isPromised).map(this::month),
                        promise.retired().stream().map(PromiseFeed::retired),
                        promise.actions().stream().map(PromiseFeed::action))
                .flatMap(each -> each)
                // Two entries may not have the same id.
                .distinct()
                .sorted(Comparator.comparing(FeedEntry::day).reversed().thenComparing(FeedEntry::id))
                .toList();
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        XmlText.element(xml, "id", id(""));
        XmlText.element(xml, "title", promise.title());
        XmlText.element(xml, "subtitle", promise.statementText());
        XmlText.element(
                xml,
                "updated",
                time(entries.isEmpty() ? promise.updated() : entries.get(0).day()));
        xml.writeStartElement("author");
        XmlText.element(xml, "name", promise.company().isBlank() ? "Kept" : promise.company());
        xml.writeEndElement();
        link(xml, "self", base + "/promise/feed.xml", "application/atom+xml");
        link(xml, "alternate", base + "/promise", "text/html");
        for (var entry : entries) {
            write(xml, entry);
        }
        xml.writeEndElement();
    }

    private void write(XMLStreamWriter xml, FeedEntry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        XmlText.element(xml, "id", id(entry.id()));
        XmlText.element(xml, "title", entry.title());
        XmlText.element(xml, "updated", time(entry.day()));
        link(xml, "alternate", base + "/promise", "text/html");
        XmlText.element(xml, "content", entry.text());
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String href, String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", href);
        xml.writeAttribute("type", type);
    }

    private FeedEntry month(Period month) {
        var marks = promise.clauses().stream()
                .flatMap(clause -> clause.months().stream()
                        .filter(each -> each.month().equals(month))
                        .map(each -> "“" + clause.quote() + "”: " + each.verdict()))
                .collect(Collectors.joining("; "));
        return new FeedEntry(
                "month:" + month.code(),
                PublicPromise.judgedOn(month),
                DateFormatter.month(month.start()),
                promise.headline(month) + " " + marks + ".");
    }

    private static FeedEntry retired(PublicPromise.RetiredClause clause) {
        return new FeedEntry(
                clause.because() + ":" + clause.day() + ":"
                        + Integer.toHexString(clause.quote().hashCode()),
                clause.day(),
                clause.takenDown() ? "A promise was taken down" : "A promise is no longer made",
                "“" + clause.quote() + "”. " + clause.words());
    }

    private static FeedEntry action(PublicActions.PublicAction action) {
        return new FeedEntry(
                "action:" + action.done() + ":" + Integer.toHexString((action.said() + action.did()).hashCode()),
                action.done(),
                "You said, we did",
                "You said: " + action.said() + " We did: " + action.did());
    }

    private String id(String entry) {
        return base.isEmpty()
                ? "urn:kept:promise" + (entry.isEmpty() ? "" : ":" + entry)
                : base + "/promise" + (entry.isEmpty() ? "" : "#" + entry);
    }

    private String time(LocalDate day) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day.atStartOfDay(zone));
    }
}
