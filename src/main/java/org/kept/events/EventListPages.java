package org.kept.events;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.ReportingZone;
import org.kept.kpi.EventType;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.rollup.EventDrillDown;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Retention;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.EmptyState;
import org.kept.ui.FormattedReading;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;

/** Page of events: with a KPI and a week exactly those behind the number, otherwise the newest. */
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

    EventListPages(
            EventDrillDown drillDown,
            KpiReader kpiReader,
            Retention retention,
            KpiRegistry kpiRegistry,
            ReportingZone zone,
            SecurityIdentity caller) {
        this.drillDown = drillDown;
        this.kpiReader = kpiReader;
        this.retention = retention;
        this.kpiRegistry = kpiRegistry;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance events(
            @RestQuery @Nullable String kpi,
            @RestQuery @Nullable String week,
            @RestQuery @Nullable String type,
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String channel,
            @RestQuery @Nullable String cursor) {
        var pageUrl = PageUrl.of("/events")
                .with("kpi", kpi)
                .with("week", week)
                .with("type", type)
                .with("team", team)
                .with("channel", channel)
                .with("cursor", cursor);
        var request = EventListRequest.of(pageUrl);
        return EventListTemplates.events(
                kpi == null || kpi.isBlank() ? newestPage(request) : numberPage(request, kpiRegistry.get(kpi)));
    }

    private EventListPage newestPage(EventListRequest request) {
        var result = drillDown.list(
                request.type(), request.period(), request.cut(), request.after(), PAGE_SIZE, dataScope());
        var empty = new EmptyState(
                "No events",
                "Events that are sent with an API key or imported from a file are listed here.",
                "/data",
                "Send events");
        var hidden = drillDown.countHidden(request.type(), request.period(), request.cut(), dataScope());
        return page(null, request, types(request), result, hidden, empty);
    }

    private EventListPage numberPage(EventListRequest request, Kpi kpi) {
        var period = request.requiredPeriod();
        var dropped = retention.missingReason(period).orElse(null);
        var periodReading = kpiReader.series(kpi, period, period, request.cut()).get(0);
        var result = drillDown.list(kpi, period, request.cut(), request.after(), PAGE_SIZE, dataScope());
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
                trend);
        var empty = new EmptyState(
                "No events",
                dropped == null ? "No events for this number in this week, team or channel." : dropped,
                trend,
                "Back to the trend");
        return page(
                number,
                request,
                List.of(),
                result,
                drillDown.countHidden(kpi, period, request.cut(), dataScope()),
                empty);
    }

    private EventListPage page(
            EventListPage.@Nullable DrillDownNumber number,
            EventListRequest request,
            List<Choice> types,
            EventDrillDown.EventResultPage result,
            EventDrillDown.HiddenEvents hidden,
            EmptyState empty) {
        var next = result.next() == null
                ? null
                : request.address()
                        .with("cursor", EventCursor.text(result.next()))
                        .href();
        var first = request.after() == null
                ? null
                : request.address().with("cursor", null).href();
        var rows = result.items().stream()
                .map(each -> EventRow.of(each, zone.id()))
                .toList();
        var dropped = rows.isEmpty() || request.period() == null
                ? null
                : retention.missingReason(request.period()).orElse(null);
        return new EventListPage(
                number, sliceInWords(request), types, rows, dropped, hiddenNote(hidden), empty, next, first);
    }

    private DataScope dataScope() {
        return DataScope.of(caller);
    }

    private @Nullable String hiddenNote(EventDrillDown.HiddenEvents hidden) {
        if (hidden.many() == 0 && hidden.all()) {
            return null;
        }
        return "You see the events of your own teams: " + dataScope().teamList() + ". "
                + (hidden.all() ? "" : "More than ")
                + NumberFormatter.of(hidden.many(), "other event is", "other events are")
                + " not shown.";
    }

    private static List<Choice> types(EventListRequest request) {
        var codes = Arrays.stream(EventType.values()).map(EventType::code).toList();
        var firstPage = request.address().with("cursor", null);
        return Choice.ofValues(
                firstPage,
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

    private static FormattedReading figure(Kpi kpi, KpiReader.PeriodReading periodReading) {
        var unit = kpi.unit().code();
        var formattedReading = periodReading
                .reading()
                .fold(
                        present -> FormattedReading.present(unit, present.amount()),
                        absent -> FormattedReading.absent(absent.why()));
        return periodReading.complete() ? formattedReading : formattedReading.inProgress();
    }

    private static @Nullable String quotient(Reading reading) {
        return reading.<@Nullable String>fold(
                present -> present.quotient() == null
                        ? null
                        : NumberFormatter.count(Math.round(present.quotient().numerator())) + " out of "
                                + NumberFormatter.count(
                                        Math.round(present.quotient().denominator())),
                absent -> null);
    }
}
