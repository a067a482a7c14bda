package org.kept.hours;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.kept.access.Reach;
import org.kept.access.Roles;
import org.kept.rollup.Cut;
import org.kept.rollup.Readings;
import org.kept.signal.Happening;
import org.kept.signal.Happenings;
import org.kept.ui.EmptyState;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;
import org.kept.view.KpiViewRequest;

/** One KPI by weekday and hour as a page. */
@Path("/kpis/{kpi}/hours")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class HourPages {

    @CheckedTemplate(basePath = "hours")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance hours(HoursPage page, List<Happening> happened);
    }

    private final KpiViewParser parser;
    private final HourPictures pictures;
    private final Readings readings;
    private final Happenings happenings;
    private final SecurityIdentity caller;
    private final String zone;

    HourPages(
            KpiViewParser parser,
            HourPictures pictures,
            Readings readings,
            Happenings happenings,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone) {
        this.parser = parser;
        this.pictures = pictures;
        this.readings = readings;
        this.happenings = happenings;
        this.caller = caller;
        this.zone = zone;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam KpiViewQuery query) {
        var request = parser.parse(KpiView.HOURS, query);
        var answer = new HourAnswer(
                request,
                pictures.current(),
                new HourAnswer.Parts(readings.teams(Reach.of(caller)), readings.channels()),
                zone);
        return Templates.hours(
                page(request, answer),
                happenings.during(
                        request.kpi(), request.from().start(), request.to().lastDay(), request.cut()));
    }

    private HoursPage page(KpiViewRequest request, HourAnswer answer) {
        var whyNot = pictures.whyNot(request);
        if (whyNot.isPresent()) {
            return answer.without(new EmptyState(
                    request.kpi().name() + " cannot be cut by the hour",
                    whyNot.get(),
                    request.address(KpiView.OVER_TIME).href(),
                    "Show it over time"));
        }
        var picture = pictures.picture(request);
        return picture.isEmpty() ? answer.without(nothing(request, picture)) : answer.of(picture);
    }

    private EmptyState nothing(KpiViewRequest request, HourPicture picture) {
        var kpi = request.kpi();
        if (!pictures.hasData(kpi)) {
            return new EmptyState(
                    "Nothing has been counted for this yet",
                    "It is made of " + kpi.words(picture.set())
                            + ". Send events of that kind; their time says the hour.",
                    "/data",
                    "Send events");
        }
        return request.cut().equals(Cut.ALL) || !pictures.hasHours(request)
                ? new EmptyState(
                        "Nothing was counted by the hour in these weeks",
                        "Hours are counted from events. Figures that somebody else computed have no hour.",
                        request.address(KpiView.OVER_TIME).href(),
                        "Show it over time")
                : new EmptyState(
                        "Nothing was counted in this part of the company",
                        "Other teams or channels have data for it in these weeks.",
                        request.address()
                                .with("team", null)
                                .with("channel", null)
                                .href(),
                        "Show the whole company");
    }
}
