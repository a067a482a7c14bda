package org.kept.hook;

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
import jakarta.ws.rs.core.UriInfo;
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
import org.kept.access.PublicAddress;
import org.kept.hook.refusal.RefusalStore;
import org.kept.hook.refusal.Refusals;
import org.kept.hook.signature.SignatureScheme;
import org.kept.mapping.Mappings;
import org.kept.problem.Problem;
import org.kept.request.HookPath;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.DownloadLinks;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;

/** Pages of the hooks: list and save them, see their deliveries and replay those that failed. */
@Path("/hooks")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class HooksPages {

    private static final int PAGE_SIZE = 100;
    private static final int MAX_REFUSALS = 20;
    private static final int MAX_SHOWN = 100_000;

    @CheckedTemplate(basePath = "hook")
    static final class HookTemplates {

        private HookTemplates() {}

        static native TemplateInstance hooks(HookListPage page);

        static native TemplateInstance deliveries(DeliveryListPage page);

        static native TemplateInstance delivery(DeliveryPage page);
    }

    private final HookService hookService;
    private final HookInbox inbox;
    private final RefusalStore refusals;
    private final Mappings mappings;
    private final PublicAddress address;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    HooksPages(
            HookService hookService,
            HookInbox inbox,
            RefusalStore refusals,
            Mappings mappings,
            PublicAddress address,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.hookService = hookService;
        this.inbox = inbox;
        this.refusals = refusals;
        this.mappings = mappings;
        this.address = address;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(UriInfo uri) {
        return page(uri, null, HookForm.EMPTY, FormErrors.NONE);
    }

    /** Saves a hook; without a secret it keeps its present one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(
            UriInfo uri,
            @RestForm @Nullable String name,
            @RestForm @Nullable String mapping,
            @RestForm @Nullable String scheme,
            @RestForm @Nullable String secret) {
        var form = HookForm.of(name, mapping, scheme);
        var typed = secret == null || secret.isBlank() ? null : secret.strip();
        try {
            var hook = hookService.save(
                    form.name(),
                    form.mapping(),
                    form.scheme(),
                    typed,
                    caller.getPrincipal().getName());
            return Response.ok(page(uri, link(uri, hook), HookForm.EMPTY, FormErrors.NONE))
                    .build();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(page(uri, null, form, new FormErrors(HookForm.atFields(problem.errors()))))
                    .build();
        }
    }

    @POST
    @Path("/{name}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath String name) {
        hookService.remove(name);
        return Response.status(303).header("Location", "/hooks").build();
    }

    @GET
    @Path("/{name}/deliveries")
    @Operation(hidden = true)
    public TemplateInstance deliveries(
            UriInfo uri, @RestPath String name, @RestQuery @Nullable String state, @RestQuery @Nullable String cursor) {
        return deliveries(uri, hookService.require(name), HookInbox.state(state).orElse(null), cursor, null);
    }

    @GET
    @Path("/{name}/deliveries/{id}")
    @Operation(hidden = true)
    public TemplateInstance delivery(@RestPath String name, @RestPath UUID id) {
        var found = inbox.open(hookService.require(name), id);
        var delivery = found.delivery();
        var payload = found.payload();
        var cut = payload.length() > MAX_SHOWN;
        return HookTemplates.delivery(new DeliveryPage(
                name,
                id.toString(),
                moment(delivery.received()),
                name(delivery.outcome().state()),
                delivery.outcome().reason(),
                events(delivery.outcome()),
                delivery.senderId(),
                delivery.topic(),
                moment(delivery.tried()),
                cut ? payload.substring(0, MAX_SHOWN) : payload,
                cut));
    }

    @POST
    @Path("/{name}/deliveries/{id}/replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response replay(@RestPath String name, @RestPath UUID id) {
        var hook = hookService.require(name);
        inbox.replay(hook, id);
        return Response.status(303)
                .header("Location", HookPath.of(hook.name()) + "/deliveries/" + id)
                .build();
    }

    @POST
    @Path("/{name}/replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance replayFailed(UriInfo uri, @RestPath String name) {
        var hook = hookService.require(name);
        var done = inbox.replayFailed(hook);
        var sentence = "Replayed: " + done.tried() + ". Failed again: " + done.failed() + ". Not tried yet: "
                + done.left() + ".";
        return deliveries(uri, hook, null, null, sentence);
    }

    private TemplateInstance page(UriInfo uri, @Nullable String saved, HookForm form, FormErrors faults) {
        var counts = inbox.counts();
        var refused = refusals.totals();
        var rows = hookService.all().stream()
                .map(hook -> row(
                        uri,
                        hook,
                        counts.getOrDefault(hook.name(), DeliveryStore.HookCounts.NONE),
                        refused.getOrDefault(hook.name(), 0L)))
                .toList();
        var options = mappings.all().stream()
                .map(each -> new HookListPage.HookOption(
                        each.name(), each.label(), each.name().equals(form.mapping())))
                .toList();
        var schemes = Arrays.stream(SignatureScheme.values())
                .map(each -> new HookListPage.HookOption(
                        each.code(), name(each), each.code().equals(form.scheme())))
                .toList();
        return HookTemplates.hooks(new HookListPage(rows, options, schemes, saved, form, faults));
    }

    private HookListPage.HookRow row(UriInfo uri, Hook hook, DeliveryStore.HookCounts counts, long refused) {
        var last = counts.last();
        return new HookListPage.HookRow(
                hook.name(),
                link(uri, hook),
                hook.mapping(),
                name(hook.scheme()),
                last == null ? "None" : moment(last),
                counts.failed() == 0 ? null : NumberFormatter.count(counts.failed()),
                refused == 0 ? null : NumberFormatter.count(refused));
    }

    private TemplateInstance deliveries(
            UriInfo uri, Hook hook, @Nullable DeliveryState state, @Nullable String cursor, @Nullable String replayed) {
        var base = HookPath.of(hook.name()) + "/deliveries";
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("All", base, state == null));
        for (var each : DeliveryState.values()) {
            choices.add(Choice.of(name(each), base + "?state=" + each.code(), each == state));
        }
        var found = inbox.list(hook, state, cursor, PAGE_SIZE);
        var newest = PageUrl.of(base).with("state", state == null ? null : state.code());
        return HookTemplates.deliveries(new DeliveryListPage(
                hook.name(),
                link(uri, hook),
                hook.mapping(),
                name(hook.scheme()),
                List.copyOf(choices),
                found.items().stream().map(this::row).toList(),
                found.next() == null
                        ? null
                        : newest.with("cursor", found.next()).href(),
                cursor == null ? null : newest.href(),
                inbox.counts(hook).failed() > 0,
                refusals.list(hook.name(), MAX_REFUSALS).stream().map(this::row).toList(),
                replayed,
                DownloadLinks.of(newest.withPath("/api/v1" + base))));
    }

    private DeliveryListPage.DeliveryRow row(HookDelivery delivery) {
        var outcome = delivery.outcome();
        return new DeliveryListPage.DeliveryRow(
                delivery.id().toString(),
                moment(delivery.received()),
                name(outcome.state()),
                Objects.requireNonNullElse(outcome.reason(), ""),
                events(outcome),
                Objects.requireNonNullElse(delivery.topic(), ""));
    }

    private DeliveryListPage.RefusalRow row(Refusals refused) {
        return new DeliveryListPage.RefusalRow(
                moment(refused.last()), refused.reason().detail(), NumberFormatter.count(refused.refused()));
    }

    private static String name(DeliveryState state) {
        return switch (state) {
            case STORED -> "Stored";
            case IGNORED -> "Ignored";
            case FAILED -> "Failed";
            case REPLAYED -> "Replayed";
        };
    }

    private static String name(SignatureScheme scheme) {
        return switch (scheme) {
            case SHOPIFY -> "Shopify";
            case WOOCOMMERCE -> "WooCommerce";
            case STRIPE -> "Stripe";
            case ZENDESK -> "Zendesk";
            case INTERCOM -> "Intercom";
            case TYPEFORM -> "Typeform";
            case GITHUB -> "GitHub";
            case STANDARD_WEBHOOKS -> "Standard Webhooks";
            case BASIC -> "Name and password";
            case TOKEN -> "Token";
        };
    }

    private static String events(DeliveryOutcome outcome) {
        var counts = new ArrayList<String>();
        add(counts, outcome.accepted(), "new");
        add(counts, outcome.corrected(), "corrected");
        add(counts, outcome.replayed(), "replayed");
        add(counts, outcome.rejected(), "rejected");
        return counts.isEmpty() ? "None" : String.join(", ", counts);
    }

    private static void add(List<String> counts, long count, String word) {
        if (count > 0) {
            counts.add(count + " " + word);
        }
    }

    private String moment(Instant instant) {
        return DateFormatter.moment(instant, zone);
    }

    private String link(UriInfo uri, Hook hook) {
        return address.link(uri.getBaseUri(), HookPath.of(hook.name()));
    }
}
