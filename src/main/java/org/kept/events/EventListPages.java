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

/** Events as a page: with a KPI and a week exactly those behind that number, without them the newest. */
@Path("/events")
@RolesAllowed("person")
@Produces(MediaType.TEXT_HTML)
public class EventListPages {

    private static final int SHOWN = 100;

    @CheckedTemplate(basePath = "events")
    static final class EventListTemplates {

        private EventListTemplates() {}

        static native TemplateInstance events(EventListPage page);
    }

    private final EventDrillDown behind;
    private final KpiReader kpiReader;
    private final Retention retention;
    private final KpiRegistry kpiRegistry;
    private final ReportingZone zone;
    private final SecurityIdentity caller;

    EventListPages(
            EventDrillDown behind,
            KpiReader kpiReader,
            Retention retention,
            KpiRegistry kpiRegistry,
            ReportingZone zone,
            SecurityIdentity caller) {
        this.behind = behind;
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
        var asked = EventListRequest.of(pageUrl);
        return EventListTemplates.events(
                kpi == null || kpi.isBlank() ? newest(asked) : behind(asked, kpiRegistry.get(kpi)));
    }

    private EventListPage newest(EventListRequest asked) {
        var found = behind.list(asked.type(), asked.period(), asked.cut(), asked.after(), SHOWN, reach());
        var empty = new EmptyState(
                "No events here",
                "What is sent with a key, or brought as a file, is listed here.",
                "/data",
                "See how to send events");
        var others = behind.unshown(asked.type(), asked.period(), asked.cut(), reach());
        return page(null, asked, types(asked), found, others, empty);
    }

    private EventListPage behind(EventListRequest asked, Kpi kpi) {
        var period = asked.neededPeriod();
        var dropped = retention.why(period).orElse(null);
        var point = kpiReader.series(kpi, period, period, asked.cut()).get(0);
        var found = behind.list(kpi, period, asked.cut(), asked.after(), SHOWN, reach());
        var trend = PageUrl.of("/kpis/" + PageUrl.encoded(kpi.code()))
                .with("grain", period.grain().code())
                .with("team", asked.cut().team())
                .with("channel", asked.cut().channel())
                .href();
        var number = new EventListPage.DrillDownNumber(
                kpi.name(), figure(kpi, point), quotient(point.reading()), kpi.words(point.settings()), trend);
        var empty = new EmptyState(
                "No events here",
                dropped == null ? "Nothing that this number counts happened then and there." : dropped,
                trend,
                "Back to the trend");
        return page(number, asked, List.of(), found, behind.unshown(kpi, period, asked.cut(), reach()), empty);
    }

    private EventListPage page(
            EventListPage.@Nullable DrillDownNumber number,
            EventListRequest asked,
            List<Choice> types,
            EventDrillDown.EventResultPage found,
            EventDrillDown.HiddenEvents others,
            EmptyState empty) {
        var next = found.next() == null
                ? null
                : asked.address().with("cursor", EventCursor.text(found.next())).href();
        var first = asked.after() == null
                ? null
                : asked.address().with("cursor", null).href();
        var rows =
                found.items().stream().map(each -> EventRow.of(each, zone.id())).toList();
        var dropped = rows.isEmpty() || asked.period() == null
                ? null
                : retention.why(asked.period()).orElse(null);
        return new EventListPage(number, part(asked), types, rows, dropped, others(others), empty, next, first);
    }

    private DataScope reach() {
        return DataScope.of(caller);
    }

    private @Nullable String others(EventDrillDown.HiddenEvents others) {
        if (others.many() == 0 && others.all()) {
            return null;
        }
        return "You see the events of your own teams: " + reach().teamsInWords() + ". "
                + (others.all() ? "" : "More than ")
                + NumberFormatter.of(others.many(), "other event is", "other events are")
                + " not shown.";
    }

    private static List<Choice> types(EventListRequest asked) {
        var codes = Arrays.stream(EventType.values()).map(EventType::code).toList();
        var fromTheBeginning = asked.address().with("cursor", null);
        return Choice.among(
                fromTheBeginning,
                "type",
                "All",
                codes,
                asked.type() == null ? null : asked.type().code());
    }

    private static String part(EventListRequest asked) {
        var parts = new ArrayList<String>();
        if (asked.period() != null) {
            parts.add(DateFormatter.period(asked.period()));
        }
        if (asked.cut().team() != null) {
            parts.add("team " + asked.cut().team());
        }
        if (asked.cut().channel() != null) {
            parts.add("channel " + asked.cut().channel());
        }
        return String.join(", ", parts);
    }

    private static FormattedReading figure(Kpi kpi, KpiReader.PeriodReading point) {
        var unit = kpi.unit().code();
        var formattedReading = point.reading()
                .fold(
                        present -> FormattedReading.present(unit, present.amount()),
                        absent -> FormattedReading.absent(absent.why()));
        return point.complete() ? formattedReading : formattedReading.stillRunning();
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
