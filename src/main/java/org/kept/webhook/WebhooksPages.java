package org.kept.webhook;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.outbox.OutboxDelivery;
import org.kept.outbox.OutboxState;
import org.kept.outbox.OutboxTarget;
import org.kept.problem.Problem;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.DownloadLinks;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;

/** Pages of the webhooks: list, save, try and pause them, and see their deliveries. */
@Path("/webhooks")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class WebhooksPages {

    private static final int PAGE_SIZE = 100;

    /** How long deliveries are listed. */
    private static final Duration LISTED = Duration.ofDays(90);

    @CheckedTemplate(basePath = "webhook")
    static final class WebhookTemplates {

        private WebhookTemplates() {}

        static native TemplateInstance webhooks(WebhookListPage page);

        static native TemplateInstance deliveries(WebhookDeliveriesPage page);
    }

    private final WebhookService service;
    private final ZoneId zone;
    private final Clock clock;
    private final SecurityIdentity caller;

    WebhooksPages(
            WebhookService service,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            Clock clock,
            SecurityIdentity caller) {
        this.service = service;
        this.zone = zone;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return page(null, null, WebhookForm.EMPTY, FormErrors.NONE);
    }

    /** Saves a webhook; an empty address or secret keeps the one it has. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(
            @RestForm @Nullable String name,
            @RestForm @Nullable String url,
            @RestForm @Nullable String format,
            @RestForm @Nullable String secret,
            @RestForm @Nullable List<String> type) {
        var form = WebhookForm.of(name, format, type);
        try {
            var saved = service.save(
                    form.name(), new WebhookRequest(typed(url), form.format(), typed(secret), form.types()), by());
            return Response.ok(page(saved.webhook().name(), saved.secret(), WebhookForm.EMPTY, FormErrors.NONE))
                    .build();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(page(null, null, form, new FormErrors(WebhookForm.atFields(problem.errors()))))
                    .build();
        }
    }

    private static @Nullable String typed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @POST
    @Path("/{name}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath String name) {
        service.remove(name);
        return Response.status(303).header("Location", "/webhooks").build();
    }

    @POST
    @Path("/{name}/pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response pause(@RestPath String name) {
        service.pause(name, by());
        return toDeliveries(name);
    }

    @POST
    @Path("/{name}/resume")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response resume(@RestPath String name) {
        service.resume(name);
        return toDeliveries(name);
    }

    @POST
    @Path("/{name}/try")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response sendTrial(@RestPath String name) {
        service.sendTrial(name, by());
        return toDeliveries(name);
    }

    @GET
    @Path("/{name}/deliveries")
    @Operation(hidden = true)
    public TemplateInstance deliveries(
            @RestPath String name, @RestQuery @Nullable String state, @RestQuery @Nullable String cursor) {
        var webhook = service.require(name);
        var chosen = WebhooksApi.state(state);
        var base = "/webhooks/" + webhook.name() + "/deliveries";
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("All", base, chosen == null));
        for (var each : OutboxState.values()) {
            choices.add(Choice.of(each.title(), base + "?state=" + each.code(), each == chosen));
        }
        var found = service.deliveries(webhook, chosen, cursor, PAGE_SIZE);
        var newest = PageUrl.of(base).with("state", state);
        return WebhookTemplates.deliveries(new WebhookDeliveriesPage(
                webhook.name(),
                webhook.shownUrl(),
                webhook.format().title(),
                service.target(webhook).pausedBecause(),
                List.copyOf(choices),
                found.items().stream().map(this::line).toList(),
                found.next() == null
                        ? null
                        : newest.with("cursor", found.next()).href(),
                cursor == null ? null : newest.href(),
                DownloadLinks.of(newest.withPath("/api/v1" + base))));
    }

    @POST
    @Path("/{name}/deliveries/{id}/repeat")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response repeat(@RestPath String name, @RestPath UUID id) {
        service.sendAgain(name, id);
        return toDeliveries(name);
    }

    private static Response toDeliveries(String name) {
        return Response.status(303)
                .header("Location", "/webhooks/" + name + "/deliveries")
                .build();
    }

    private TemplateInstance page(
            @Nullable String saved, @Nullable String secret, WebhookForm form, FormErrors faults) {
        var formats = Arrays.stream(WebhookFormat.values())
                .map(each -> new WebhookListPage.WebhookOption(
                        each.code(), each.title(), each.code().equals(form.format())))
                .toList();
        var types = Arrays.stream(NewsType.values())
                .map(each -> new WebhookListPage.WebhookOption(
                        each.code(), each.title(), form.types().contains(each.code())))
                .toList();
        return WebhookTemplates.webhooks(new WebhookListPage(
                service.all().stream().map(this::line).toList(), formats, types, saved, secret, form, faults));
    }

    private WebhookListPage.WebhookLine line(Webhook webhook) {
        var target = service.target(webhook);
        return new WebhookListPage.WebhookLine(
                webhook.name(),
                webhook.shownUrl(),
                webhook.format().title(),
                ListFormatter.list(webhook.types().stream().map(NewsType::title).toList()),
                state(webhook, target),
                target.pausedBecause());
    }

    private String state(Webhook webhook, OutboxTarget target) {
        var pausedAt = target.pausedAt();
        if (pausedAt != null) {
            return "Paused since " + moment(pausedAt);
        }
        if (target.failures() > 0) {
            return target.failures() == 1
                    ? "Failed once"
                    : "Failed " + NumberFormatter.count(target.failures()) + " times in a row";
        }
        if (hasDelivery(webhook, OutboxState.DELIVERED)) {
            return "Working";
        }
        if (hasDelivery(webhook, OutboxState.FAILED)) {
            return "Nothing delivered yet";
        }
        return webhook.created().plus(LISTED).isAfter(clock.instant())
                ? "Nothing sent yet"
                : "Nothing sent in the last 90 days";
    }

    private boolean hasDelivery(Webhook webhook, OutboxState state) {
        return !service.deliveries(webhook, state, null, 1).items().isEmpty();
    }

    private WebhookDeliveriesPage.WebhookDeliveryLine line(OutboxDelivery delivery) {
        return new WebhookDeliveriesPage.WebhookDeliveryLine(
                delivery.id().toString(),
                moment(delivery.created()),
                NewsType.titleOf(delivery.type()),
                delivery.title(),
                delivery.state().title(),
                outcome(delivery),
                delivery.state() != OutboxState.WAITING);
    }

    private String outcome(OutboxDelivery delivery) {
        var detail = Objects.requireNonNullElse(delivery.detail(), "");
        var ended = delivery.ended();
        if (ended != null) {
            return (detail + " " + moment(ended) + ".").strip();
        }
        var sentAgain = delivery.sentAgain();
        if (sentAgain != null) {
            detail += " Sent again: " + moment(sentAgain) + ".";
        }
        return (detail + " Next attempt: " + moment(delivery.due()) + ".").strip();
    }

    private String moment(Instant instant) {
        return DateFormatter.moment(instant, zone);
    }

    private String by() {
        return caller.getPrincipal().getName();
    }
}
