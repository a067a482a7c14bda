package org.kept.events;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Event;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.EventType;
import org.kept.kpi.Formula;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.rollup.EventDrillDown;
import org.kept.rollup.EventDrillDown.CountedPart;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Retention;
import org.kept.types.EventTypes;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.DownloadLinks;
import org.kept.ui.EmptyState;
import org.kept.ui.FormattedReading;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;

/** Page of events: with a KPI and a period, exactly the events behind the number; otherwise the newest. */
@Path("/events")
@RolesAllowed("person")
@Produces(MediaType.TEXT_HTML)
public class EventListPages {

    private static final int PAGE_SIZE = 100;

    @CheckedTemplate(basePath = "events")
    static final class EventListTemplates {

        private EventListTemplates() {}

        static native TemplateInstance events(EventListPage page);
    }

    private final EventDrillDown drillDown;
    private final KpiReader kpiReader;
    private final Retention retention;
    private final KpiRegistry kpiRegistry;
    private final ReportingZone zone;
    private final SecurityIdentity caller;
    private final EventTypes types;

    EventListPages(
            EventDrillDown drillDown,
            KpiReader kpiReader,
            Retention retention,
            KpiRegistry kpiRegistry,
            ReportingZone zone,
            SecurityIdentity caller,
            EventTypes types) {
        this.drillDown = drillDown;
        this.kpiReader = kpiReader;
        this.retention = retention;
        this.kpiRegistry = kpiRegistry;
        this.zone = zone;
        this.caller = caller;
        this.types = types;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance events(
            @RestQuery @Nullable String kpi,
            @RestQuery @Nullable String week,
            @RestQuery @Nullable String type,
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String channel,
            @RestQuery @Nullable String counted,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String back,
            @HeaderParam("Referer") @Nullable String referrer) {
        var pageUrl = PageUrl.of("/events")
                .with("kpi", kpi)
                .with("week", week)
                .with("type", type)
                .with("team", team)
                .with("channel", channel)
                .with("counted", counted)
                .with("cursor", cursor);
        var request = EventListRequest.of(pageUrl, types);
        UnaryOperator<ReturnLink> origin = otherwise -> ReturnLink.of(back, referrer, otherwise);
        return EventListTemplates.events(
                kpi == null || kpi.isBlank()
                        ? newestPage(request, origin)
                        : numberPage(request, kpiRegistry.get(kpi), origin));
    }

    private EventListPage newestPage(EventListRequest request, UnaryOperator<ReturnLink> origin) {
        var result = drillDown.list(
                request.type(), request.period(), request.cut(), request.after(), PAGE_SIZE, dataScope());
        var empty = new EmptyState(
                "No events",
                "Events that are sent with an API key or imported from a file are listed here.",
                "/data",
                "Send events");
        var hidden = drillDown.countHidden(request.type(), request.period(), request.cut(), dataScope());
        var otherwise = new ReturnLink("/data", "Data");
        var links = new ListLinks(request.address(), origin.apply(otherwise), otherwise);
        return page(
                null, request, links, new Filters(typeChoices(links, request), "Type", null), result, hidden, empty);
    }

    private EventListPage numberPage(EventListRequest request, Kpi kpi, UnaryOperator<ReturnLink> origin) {
        var period = request.requiredPeriod();
        var dropped = retention.missingReason(period).orElse(null);
        var periodReading = kpiReader.series(kpi, period, period, request.cut()).get(0);
        var result =
                drillDown.list(kpi, request.counted(), period, request.cut(), request.after(), PAGE_SIZE, dataScope());
        var trend = PageUrl.of("/kpis/" + PageUrl.encode(kpi.code()))
                .with("grain", period.grain().code())
                .with("team", request.cut().team())
                .with("channel", request.cut().channel())
                .href();
        var number = new EventListPage.DrillDownNumber(
                kpi.name(),
                figure(kpi, periodReading),
                quotient(periodReading.reading()),
                kpi.words(periodReading.settings()),
                excluded(kpi, periodReading));
        var otherwise = new ReturnLink(trend, kpi.name());
        var links = new ListLinks(request.address(), origin.apply(otherwise), otherwise);
        var empty = new EmptyState(
                "No events",
                dropped == null ? noEvents(request) : dropped,
                links.back.href(),
                "Back to " + links.back.name());
        return page(
                number,
                request,
                links,
                filters(links, kpi, period, kpi.formula(periodReading.settings())),
                result,
                drillDown.countHidden(kpi, period, request.cut(), dataScope()),
                empty);
    }

    /** Links within the list, which keep the page that the list was opened from. */
    private record ListLinks(PageUrl address, ReturnLink back, ReturnLink usual) {

        PageUrl kept() {
            return back.equals(usual) ? address : address.with("back", back.href());
        }

        PageUrl first() {
            return kept().with("cursor", null);
        }

        /** Address of the events in the REST API; those behind a number are of all types. */
        PageUrl api() {
            var api = address.withPath("/api/v1/events").with("cursor", null);
            return api.parameters().containsKey("kpi") ? api.with("type", null) : api.with("counted", null);
        }
    }

    /** Links that filter the list, and which events count. */
    private record Filters(
            List<Choice> choices, String label, @Nullable Counting counting) {}

    /** Which events count, in a sentence and for each event. */
    private record Counting(String words, Function<Event, CountedPart> part) {}

    private Filters filters(ListLinks links, Kpi kpi, Period period, Formula formula) {
        var part = drillDown.parts(kpi, period);
        if (part.isEmpty()) {
            return new Filters(List.of(), "Counted", null);
        }
        var first = links.first();
        var chosen = first.parameters().get("counted");
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("All", first.with("counted", null).href(), chosen == null));
        choices.add(choice(first, "Counted", "yes", chosen));
        if (formula.shape() == Formula.Shape.NPS) {
            choices.add(choice(first, "Subtracted", "subtracted", chosen));
        }
        choices.add(choice(first, "Not counted", "no", chosen));
        return new Filters(choices, "Counted", new Counting(countedWords(formula), part.get()));
    }

    private static Choice choice(PageUrl first, String name, String value, @Nullable String chosen) {
        return Choice.of(name, first.with("counted", value).href(), value.equals(chosen));
    }

    private static String countedWords(Formula formula) {
        return formula.shape() == Formula.Shape.NPS
                ? "Promoters are counted, detractors are subtracted, passives are neither."
                : "Counted: " + formula.numerator().words() + ". Not counted: the rest of the "
                        + formula.denominator().words() + ".";
    }

    private static @Nullable String countedWord(Event event, @Nullable Counting counting) {
        if (event.type().equals(EventType.FIGURE)) {
            return "Ready-made figure";
        }
        if (counting == null) {
            return null;
        }
        return switch (counting.part.apply(event)) {
            case COUNTED -> "Counted";
            case SUBTRACTED -> "Subtracted";
            case NOT_COUNTED -> "Not counted";
            case BESIDE -> "Left out";
        };
    }

    private EventListPage page(
            EventListPage.@Nullable DrillDownNumber number,
            EventListRequest request,
            ListLinks links,
            Filters filters,
            EventDrillDown.EventResultPage result,
            EventDrillDown.HiddenEvents hidden,
            EmptyState empty) {
        var next = result.next() == null
                ? null
                : links.kept().with("cursor", EventCursor.text(result.next())).href();
        var first = request.after() == null ? null : links.first().href();
        var counting = filters.counting();
        var rows = result.items().stream()
                .map(each ->
                        EventRow.of(each, zone.id(), figureNote(each, result), event -> countedWord(event, counting)))
                .toList();
        var dropped = rows.isEmpty() || request.period() == null
                ? null
                : retention.missingReason(request.period()).orElse(null);
        return new EventListPage(
                number,
                sliceInWords(request),
                links.back(),
                filters.choices(),
                filters.label(),
                counting == null ? null : counting.words(),
                rows,
                dropped,
                hiddenNote(hidden, dataScope().teamList()),
                empty,
                next,
                first,
                DownloadLinks.of(links.api()));
    }

    private static EventRow.@Nullable FigureNote figureNote(
            StoredEvent storedEvent, EventDrillDown.EventResultPage result) {
        var standing = result.figures().get(storedEvent.event().key());
        return standing == null
                ? null
                : EventRow.FigureNote.of(standing, key -> result.items().stream()
                        .anyMatch(other -> other.event().key().equals(key)));
    }

    private DataScope dataScope() {
        return DataScope.of(caller);
    }

    /** Note on the events hidden from a caller with teams; null if none are. */
    static @Nullable String hiddenNote(EventDrillDown.HiddenEvents hidden, String teams) {
        if (hidden.many() == 0 && hidden.all()) {
            return null;
        }
        var own = "You see the events of your own teams: " + teams + ". ";
        if (hidden.many() == 0) {
            return own + "Events of other teams are not shown.";
        }
        return own + (hidden.all() ? "" : "More than ")
                + NumberFormatter.of(hidden.many(), "other event is", "other events are") + " not shown.";
    }

    private List<Choice> typeChoices(ListLinks links, EventListRequest request) {
        var codes = EventType.codes(types.all());
        return Choice.ofValues(
                links.first(),
                "type",
                "All",
                codes,
                request.type() == null ? null : request.type().code());
    }

    private static String sliceInWords(EventListRequest request) {
        var parts = new ArrayList<String>();
        if (request.period() != null) {
            parts.add(DateFormatter.period(request.period()));
        }
        if (request.cut().team() != null) {
            parts.add("team " + request.cut().team());
        }
        if (request.cut().channel() != null) {
            parts.add("channel " + request.cut().channel());
        }
        return String.join(", ", parts);
    }

    private static String noEvents(EventListRequest request) {
        return "No events for this number: " + sliceInWords(request) + ".";
    }

    private static @Nullable String excluded(Kpi kpi, KpiReader.PeriodReading periodReading) {
        var excluded = periodReading.excluded();
        return excluded == null
                ? null
                : excluded.with()
                        .fold(
                                present ->
                                        "Excluded time is left out, and its events are not listed. With it, the number"
                                                + " is "
                                                + NumberFormatter.value(kpi.display(), present.amount()) + ".",
                                absent -> "Excluded time is left out; it has no events.");
    }

    private static FormattedReading figure(Kpi kpi, KpiReader.PeriodReading periodReading) {
        var unit = kpi.display();
        var formattedReading = periodReading
                .reading()
                .fold(
                        present -> FormattedReading.present(unit, present.amount()),
                        absent -> FormattedReading.absent(absent.brief()));
        return periodReading.complete() ? formattedReading : formattedReading.inProgress();
    }

    private static @Nullable String quotient(Reading reading) {
        return reading.<@Nullable String>fold(
                present -> present.quotient() == null
                        ? null
                        : NumberFormatter.count(Math.round(present.quotient().numerator()))
                                + (present.formula() != null
                                                && present.formula().shape() == Formula.Shape.RATIO
                                        ? " ÷ "
                                        : " out of ")
                                + NumberFormatter.count(
                                        Math.round(present.quotient().denominator())),
                absent -> null);
    }
}
