package org.kept.workshop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.access.Person;
import org.kept.access.PersonDirectory;
import org.kept.audit.Actor;
import org.kept.calendar.ReportingZone;
import org.kept.kpi.Kpi;
import org.kept.learning.MissionReads;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.rollup.KpiRegistry;
import org.kept.ui.DateFormatter;
import org.kept.ui.ListFormatter;
import org.kept.workshop.VersionNewsPage.NewReason;
import org.kept.workshop.draft.DraftService;

/** The page of a published version: what changed, why and who took part. */
@Path("/mission/versions/{number}/changes")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class VersionNewsPages {

    @CheckedTemplate(basePath = "workshop")
    static final class VersionNewsTemplates {

        private VersionNewsTemplates() {}

        static native TemplateInstance news(VersionNewsPage page);
    }

    private final Missions missions;
    private final MissionReads missionReads;
    private final DraftService draftService;
    private final PersonDirectory people;
    private final KpiRegistry kpiRegistry;
    private final ReportingZone zone;
    private final SecurityIdentity caller;

    VersionNewsPages(
            Missions missions,
            MissionReads missionReads,
            DraftService draftService,
            PersonDirectory people,
            KpiRegistry kpiRegistry,
            ReportingZone zone,
            SecurityIdentity caller) {
        this.missions = missions;
        this.missionReads = missionReads;
        this.draftService = draftService;
        this.people = people;
        this.kpiRegistry = kpiRegistry;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance news(@RestPath int number) {
        return VersionNewsTemplates.news(page(version(number)));
    }

    /** Marks it as read, so that no page announces it any longer. */
    @POST
    @Path("read")
    @RolesAllowed(Permissions.VOICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response read(@RestPath int number) {
        missionReads.markRead(caller.getPrincipal().getName(), version(number));
        return Response.status(303)
                .header("Location", "/mission/versions/" + number + "/changes")
                .build();
    }

    private MissionVersion version(int number) {
        return missions.version(number)
                .orElseThrow(() -> Problem.notFound("The mission has no version " + number + "."));
    }

    private VersionNewsPage page(MissionVersion version) {
        var before = missions.version(version.number() - 1).map(MissionVersion::mission);
        return new VersionNewsPage(
                version.number(),
                DateFormatter.day(version.effectiveFrom()),
                DateFormatter.moment(version.created(), zone.id()),
                version.mission().passages(),
                missions.changesIn(version),
                newReasons(before.orElse(null), version.mission()),
                people(version),
                caller.hasRole(Permissions.VOICE)
                        && version.number() > 1
                        && !missionReads.hasRead(caller.getPrincipal().getName(), version));
    }

    private List<NewReason> newReasons(@Nullable Mission before, Mission after) {
        var reasons = new ArrayList<NewReason>();
        for (var clause : after.clauses()) {
            for (var measure : clause.measures()) {
                var known = before != null
                        && before.measure(clause.code(), measure.kpi())
                                .filter(each -> each.because().equals(measure.because()))
                                .isPresent();
                if (!known) {
                    reasons.add(new NewReason(
                            kpiRegistry.find(measure.kpi()).map(Kpi::name).orElse(measure.kpi()),
                            clause.quote(),
                            measure.because()));
                }
            }
        }
        return List.copyOf(reasons);
    }

    /** The names of those who wrote, commented on, published or own it, without API keys; null if there are none. */
    private @Nullable String people(MissionVersion version) {
        var emails = new LinkedHashSet<String>();
        emails.add(version.author());
        draftService.published().stream()
                .filter(draft -> Objects.equals(draft.published(), version.number()))
                .forEach(draft -> {
                    emails.add(draft.author());
                    draftService.comments(draft).forEach(comment -> {
                        emails.add(comment.author());
                        var answer = comment.answer();
                        if (answer != null) {
                            emails.add(answer.by());
                        }
                    });
                });
        for (var clause : version.mission().clauses()) {
            Stream.ofNullable(clause.owner()).forEach(emails::add);
        }
        emails.removeIf(Actor::isKey);
        return emails.isEmpty() ? null : ListFormatter.list(names(emails));
    }

    private List<String> names(Set<String> emails) {
        return emails.stream()
                .map(email -> people.byEmail(email).map(Person::name).orElse(email))
                .distinct()
                .toList();
    }
}
