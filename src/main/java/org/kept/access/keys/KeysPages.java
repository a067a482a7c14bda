package org.kept.access.keys;

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
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.access.KpiNames;
import org.kept.access.Permissions;
import org.kept.access.PublicAddress;
import org.kept.access.Scope;
import org.kept.problem.Problem;
import org.kept.ui.DateFormatter;

/** The API keys page: create, list, rotate and revoke. */
@Path("/keys")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class KeysPages {

    @CheckedTemplate(basePath = "access")
    static final class KeysTemplates {

        private KeysTemplates() {}

        static native TemplateInstance keys(KeysPage page);
    }

    private final ApiKeyService apiKeyService;
    private final KpiNames kpis;
    private final PublicAddress address;
    private final Clock clock;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    KeysPages(
            ApiKeyService apiKeyService,
            KpiNames kpis,
            PublicAddress address,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.apiKeyService = apiKeyService;
        this.kpis = kpis;
        this.address = address;
        this.clock = clock;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(UriInfo uri) {
        return KeysTemplates.keys(page(uri, KeyForm.EMPTY, FormErrors.NONE, null, null));
    }

    /** Shows the new key in this response only: not in a URL, not after a redirect. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response make(
            UriInfo uri,
            @RestForm @Nullable String name,
            @RestForm @Nullable List<String> scope,
            @RestForm @Nullable String lifetime,
            @RestForm @Nullable String expires,
            @RestForm @Nullable String sources,
            @RestForm("kpis") @Nullable String kpiCodes,
            @RestForm @Nullable String teams,
            @RestForm @Nullable String requests) {
        var form = KeyForm.of(name, scope, lifetime, expires, sources, kpiCodes, teams, requests);
        try {
            var now = clock.instant();
            var created = apiKeyService.create(NewApiKey.parse(form.toRequest(now, zone), kpis, now), callerName());
            return Response.ok(KeysTemplates.keys(page(uri, KeyForm.EMPTY, FormErrors.NONE, created.secret(), null)))
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(KeysTemplates.keys(page(uri, form, new FormErrors(problem.errors()), null, null)))
                    .build();
        }
    }

    @POST
    @Path("/{prefix}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revoke(@RestPath String prefix) {
        apiKeyService.revoke(prefix);
        return Response.status(303).header("Location", "/keys").build();
    }

    /** Shows the new key in this response only. */
    @POST
    @Path("/{prefix}/rotate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance rotate(UriInfo uri, @RestPath String prefix, @RestForm @Nullable String overlap) {
        var created = apiKeyService.rotate(prefix, RotationOverlap.parse(overlap), callerName());
        var expires = apiKeyService.all().stream()
                .filter(key -> key.prefix().equals(prefix) && key.isActive(clock.instant()))
                .findFirst()
                .map(ApiKey::expires);
        var replacedNote = expires.map(end -> "The old key, kept_" + prefix + "_, works until "
                        + DateFormatter.moment(end, zone) + ". Switch to the new key before then.")
                .orElse("The old key, kept_" + prefix + "_, no longer works.");
        return KeysTemplates.keys(page(uri, KeyForm.EMPTY, FormErrors.NONE, created.secret(), replacedNote));
    }

    private String callerName() {
        return caller.getPrincipal().getName();
    }

    private KeysPage page(
            UriInfo uri, KeyForm form, FormErrors formErrors, @Nullable String created, @Nullable String replacedNote) {
        var rows = new KeysTable(apiKeyService.all(), clock.instant(), zone);
        var scopes = Arrays.stream(Scope.values())
                .map(s -> new KeysPage.KeyFormChoice(
                        s.code(), s.means(), form.scopes().contains(s.code())))
                .toList();
        return new KeysPage(
                rows.active(),
                rows.inactive(),
                rows.expiryNotice(),
                created,
                replacedNote,
                address.example(uri.getBaseUri(), "/api/v1/events"),
                form,
                scopes,
                lifetimes(form.lifetime()),
                formErrors);
    }

    private static List<KeysPage.KeyFormChoice> lifetimes(String chosen) {
        var presets = KeyForm.PRESETS.stream()
                .map(days -> new KeysPage.KeyFormChoice(
                        String.valueOf(days),
                        days == 365 ? "In 1 year" : "In " + days + " days",
                        chosen.equals(String.valueOf(days))));
        var others = Stream.of(
                new KeysPage.KeyFormChoice(KeyForm.NEVER, "Never", chosen.equals(KeyForm.NEVER)),
                new KeysPage.KeyFormChoice(KeyForm.DAY, "On a date", chosen.equals(KeyForm.DAY)));
        return Stream.concat(presets, others).toList();
    }
}
