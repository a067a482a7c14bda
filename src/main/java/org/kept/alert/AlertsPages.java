package org.kept.alert;

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
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.outbox.MailNotice;
import org.kept.outbox.OutboxDelivery;
import org.kept.problem.Problem;
import org.kept.ui.DateFormatter;
import org.kept.ui.PageUrl;

/** Pages of the alerts: open and closed ones, and who was told. */
@Path("/alerts")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class AlertsPages {

    private static final int PAGE_SIZE = 100;

    @CheckedTemplate(basePath = "alert")
    static final class AlertTemplates {

        private AlertTemplates() {}

        static native TemplateInstance alerts(AlertListPage page);

        static native TemplateInstance alert(AlertListPage.AlertPage page);
    }

    private final AlertService service;
    private final QuietHoursService quietHours;
    private final MailNotice mail;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    AlertsPages(
            AlertService service,
            QuietHoursService quietHours,
            MailNotice mail,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.service = service;
        this.quietHours = quietHours;
        this.mail = mail;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        var hours = quietHours.current();
        return list(
                hours.map(each -> QuietHours.text(each.from())).orElse(""),
                hours.map(each -> QuietHours.text(each.to())).orElse(""),
                FormErrors.NONE);
    }

    private TemplateInstance list(String from, String to, FormErrors faults) {
        var scope = DataScope.of(caller);
        return AlertTemplates.alerts(new AlertListPage(
                service.unclosed(scope, true).stream().map(this::line).toList(),
                service.closed(scope, true).stream().map(this::line).toList(),
                mayAcknowledge(),
                quietHours
                        .current()
                        .map(each -> "No person is told from " + QuietHours.text(each.from()) + " to "
                                + QuietHours.text(each.to()) + "; messages wait until then.")
                        .orElse("There are no quiet hours: people are told at once."),
                from,
                to,
                caller.hasRole(Permissions.ADMINISTRATOR),
                mail.notice().orElse(null),
                faults));
    }

    @POST
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response setQuietHours(@RestForm @Nullable String from, @RestForm @Nullable String to) {
        try {
            quietHours.set(from, to);
            return Response.status(303).header("Location", "/alerts").build();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(list(from == null ? "" : from, to == null ? "" : to, new FormErrors(problem.errors())))
                    .build();
        }
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public TemplateInstance alert(@RestPath UUID id, @RestQuery @Nullable String cursor) {
        return page(service.require(id, DataScope.of(caller), true), cursor, FormErrors.NONE);
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed(Permissions.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response acknowledge(@RestPath UUID id, @RestForm @Nullable String note) {
        var alert = service.require(id, DataScope.of(caller), true);
        try {
            service.acknowledge(alert, caller.getPrincipal().getName(), note);
            return Response.status(303).header("Location", alert.path()).build();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(page(alert, null, new FormErrors(problem.errors())))
                    .build();
        }
    }

    private TemplateInstance page(Alert alert, @Nullable String cursor, FormErrors faults) {
        var told = service.told(alert, cursor, PAGE_SIZE);
        var condition = alert.condition();
        var acknowledged = alert.acknowledged();
        var closed = alert.closed();
        return AlertTemplates.alert(new AlertListPage.AlertPage(
                alert.id().toString(),
                alert.kind().title(),
                condition.title(),
                condition.detail(),
                condition.href(),
                alert.state().title(),
                moment(alert.opened()),
                acknowledged == null ? null : moment(acknowledged),
                alert.acknowledgedBy(),
                alert.note(),
                closed == null ? null : moment(closed),
                alert.closedBecause(),
                alert.state() == AlertState.OPEN && mayAcknowledge(),
                closed == null ? raise(alert) : null,
                told.items().stream().map(this::told).toList(),
                told.next() == null
                        ? null
                        : PageUrl.of(alert.path()).with("cursor", told.next()).href(),
                cursor == null ? null : alert.path(),
                mail.notice().orElse(null),
                faults));
    }

    private static String raise(Alert alert) {
        var condition = alert.condition();
        return PageUrl.of("/actions/new")
                .with("clause", condition.clause())
                .with("kpi", condition.kpi())
                .with("team", condition.team())
                .with("alert", alert.id().toString())
                .href();
    }

    private AlertListPage.AlertLine line(Alert alert) {
        return new AlertListPage.AlertLine(
                alert.id().toString(),
                alert.path(),
                alert.kind().title(),
                alert.condition().title(),
                alert.condition().detail(),
                state(alert),
                alert.state() == AlertState.OPEN && mayAcknowledge());
    }

    private String state(Alert alert) {
        var closed = alert.closed();
        if (closed != null) {
            return "Closed " + moment(closed) + ". " + alert.closedBecause();
        }
        return "Open since " + moment(alert.opened()) + "."
                + (alert.acknowledgedBy() == null ? "" : " Acknowledged by " + alert.acknowledgedBy() + ".");
    }

    private AlertListPage.ToldLine told(OutboxDelivery delivery) {
        var ended = delivery.ended();
        return new AlertListPage.ToldLine(
                delivery.target(),
                delivery.channel().equals("mail") ? "Mail" : "Webhook",
                delivery.type().endsWith(".opened") ? "Opened" : "Closed",
                delivery.state().title(),
                ended == null ? null : moment(ended));
    }

    private boolean mayAcknowledge() {
        return caller.hasRole(Permissions.AUTHOR);
    }

    private String moment(Instant instant) {
        return DateFormatter.moment(instant, zone);
    }
}
