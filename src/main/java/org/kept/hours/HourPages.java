package org.kept.hours;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;
import org.kept.access.Roles;
import org.kept.rollup.Cut;
import org.kept.rollup.Kpis;
import org.kept.rollup.Readings;
import org.kept.signal.Happening;
import org.kept.signal.Happenings;
import org.kept.signal.KpiView;
import org.kept.ui.EmptyState;

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

    private final HourPictures pictures;
    private final Kpis kpis;
    private final Readings readings;
    private final Happenings happenings;
    private final SecurityIdentity caller;
    private final String zone;

    HourPages(
            HourPictures pictures,
            Kpis kpis,
            Readings readings,
            Happenings happenings,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone) {
        this.pictures = pictures;
        this.kpis = kpis;
        this.readings = readings;
        this.happenings = happenings;
        this.caller = caller;
        this.zone = zone;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(
            @RestPath("kpi") String code,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String span,
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String channel) {
        var question = HourQuestion.of(kpis.get(code), to, span, team, channel);
        var answer = new HourAnswer(
                question,
                pictures.end(question),
                pictures.current(),
                new HourAnswer.Parts(readings.teams(Reach.of(caller)), readings.channels()),
                zone);
        var end = pictures.end(question);
        return Templates.hours(
                page(question, answer),
                happenings.during(
                        question.kpi(), end.plus(1 - question.span()).start(), end.lastDay(), question.cut()));
    }

    private HoursPage page(HourQuestion question, HourAnswer answer) {
        var whyNot = pictures.whyNot(question);
        if (whyNot.isPresent()) {
            return answer.without(new EmptyState(
                    question.kpi().name() + " cannot be cut by the hour",
                    whyNot.get(),
                    KpiView.OVER_TIME.address(question.kpi(), question.cut()).href(),
                    "Show it over time"));
        }
        var picture = pictures.picture(question);
        return picture.isEmpty() ? answer.without(nothing(question, picture)) : answer.of(picture);
    }

    private EmptyState nothing(HourQuestion question, HourPicture picture) {
        var kpi = question.kpi();
        if (!pictures.hasData(kpi)) {
            return new EmptyState(
                    "Nothing has been counted for this yet",
                    "It is made of " + kpi.words(picture.set())
                            + ". Send events of that kind; their time says the hour.",
                    "/data",
                    "Send events");
        }
        return question.cut().equals(Cut.ALL) || !pictures.hasHours(question)
                ? new EmptyState(
                        "Nothing was counted by the hour in these weeks",
                        "Hours are counted from events. Figures that somebody else computed have no hour.",
                        KpiView.OVER_TIME.address(kpi, question.cut()).href(),
                        "Show it over time")
                : new EmptyState(
                        "Nothing was counted in this part of the company",
                        "Other teams or channels have data for it in these weeks.",
                        question.address()
                                .with("team", null)
                                .with("channel", null)
                                .href(),
                        "Show the whole company");
    }
}
