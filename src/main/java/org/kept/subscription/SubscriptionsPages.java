package org.kept.subscription;

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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.access.TeamNames;
import org.kept.kpi.Kpi;
import org.kept.mission.Missions;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.KpiRegistry;

/** The page of a person's own subscriptions. */
@Path("/subscriptions")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class SubscriptionsPages {

    private static final String CLAUSE = "clause:";
    private static final String KPI = "kpi:";
    private static final String TEAM = "team:";

    @CheckedTemplate(basePath = "subscription")
    static final class SubscriptionTemplates {

        private SubscriptionTemplates() {}

        static native TemplateInstance subscriptions(SubscriptionsPage page);
    }

    private final SubscriptionService service;
    private final MailOrders orders;
    private final MailSettings settings;
    private final Missions missions;
    private final KpiRegistry kpis;
    private final TeamNames teams;
    private final SecurityIdentity caller;

    SubscriptionsPages(
            SubscriptionService service,
            MailOrders orders,
            MailSettings settings,
            Missions missions,
            KpiRegistry kpis,
            TeamNames teams,
            SecurityIdentity caller) {
        this.service = service;
        this.orders = orders;
        this.settings = settings;
        this.missions = missions;
        this.kpis = kpis;
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return page(null, "digest:weekly", "", FormErrors.NONE);
    }

    /** Adds a subscription. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(@RestForm @Nullable String what, @RestForm @Nullable String about) {
        var kind = Objects.requireNonNullElse(what, "");
        var subject = Objects.requireNonNullElse(about, "");
        try {
            service.add(
                    new SubscriptionRequest(
                            email(),
                            kind.startsWith("digest") ? "digest" : kind,
                            kind.startsWith("digest:") ? kind.substring("digest:".length()) : null,
                            after(CLAUSE, subject),
                            after(KPI, subject),
                            after(TEAM, subject)),
                    email());
            return Response.status(303).header("Location", "/subscriptions").build();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(page(null, kind, subject, new FormErrors(atFields(problem.errors()))))
                    .build();
        }
    }

    private static @Nullable String after(String prefix, String subject) {
        return subject.startsWith(prefix) ? subject.substring(prefix.length()) : null;
    }

    /** The errors at the two fields of the form. */
    private static List<InputError> atFields(List<InputError> errors) {
        return errors.stream()
                .map(each -> InputError.at(
                        "/what".equals(each.pointer()) || "/every".equals(each.pointer()) ? "/what" : "/about",
                        each.code(),
                        each.detail()))
                .toList();
    }

    @POST
    @Path("/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath UUID id) {
        service.remove(service.require(id, email()));
        return Response.status(303).header("Location", "/subscriptions").build();
    }

    /** Sends a mail that shows what the subscription brings. */
    @POST
    @Path("/{id}/try")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance sendTrial(@RestPath UUID id) {
        var subscription = service.require(id, email());
        if (!settings.isReady()) {
            throw Problem.conflict(settings.notice().orElse("Kept sends no mail yet."));
        }
        orders.trial(subscription);
        return page(subscription.title(), "digest:weekly", "", FormErrors.NONE);
    }

    private TemplateInstance page(@Nullable String sent, String what, String about, FormErrors faults) {
        return SubscriptionTemplates.subscriptions(new SubscriptionsPage(
                settings.notice().orElse(null),
                email(),
                service.of(email()).stream().map(this::line).toList(),
                sent,
                List.of(
                        option("digest:weekly", "Digest every week", what),
                        option("digest:monthly", "Digest every month", what),
                        option("alerts", "Alerts as they open and close", what)),
                scopes(about),
                caller.hasRole(Permissions.ADMINISTRATOR),
                faults));
    }

    private SubscriptionsPage.SubscriptionLine line(Subscription subscription) {
        return new SubscriptionsPage.SubscriptionLine(
                subscription.id().toString(),
                subscription.title(),
                subscription.kind() == SubscriptionKind.DIGEST
                        ? "/subscriptions/" + subscription.id() + "/preview"
                        : null);
    }

    private List<SubscriptionsPage.SubscriptionOption> scopes(String about) {
        var scopes = new ArrayList<SubscriptionsPage.SubscriptionOption>();
        scopes.add(option("", "Everything", about));
        var mission = missions.current().map(version -> version.mission());
        mission.ifPresent(each -> each.clauses()
                .forEach(clause ->
                        scopes.add(option(CLAUSE + clause.code(), "Promise: “" + clause.quote() + "”", about))));
        mission.ifPresent(each -> each.clauses().stream()
                .flatMap(clause -> clause.measures().stream())
                .map(measure -> kpis.get(measure.kpi()))
                .distinct()
                .forEach(kpi -> scopes.add(option(KPI + kpi.code(), name(kpi), about))));
        var scope = DataScope.of(caller);
        teams.teams().stream()
                .filter(scope::allowsTeam)
                .forEach(team -> scopes.add(option(TEAM + team, "Team: " + team, about)));
        return List.copyOf(scopes);
    }

    private static String name(Kpi kpi) {
        return "KPI: " + kpi.name();
    }

    private static SubscriptionsPage.SubscriptionOption option(String code, String name, String chosen) {
        return new SubscriptionsPage.SubscriptionOption(code, name, code.equals(chosen));
    }

    private String email() {
        return caller.getPrincipal().getName();
    }
}
