package org.kept.access;

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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;
import org.kept.ui.Dates;

/** The API keys as a page: made here and shown once, listed without their secrets, revoked. */
@Path("/keys")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class KeysPages {

    @CheckedTemplate(basePath = "access")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance keys(KeysPage page);
    }

    private final Keys keys;
    private final Clock clock;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    KeysPages(Keys keys, Clock clock, @ConfigProperty(name = "kept.zone") ZoneId zone, SecurityIdentity caller) {
        this.keys = keys;
        this.clock = clock;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(UriInfo uri) {
        return Templates.keys(page(uri, null, "", List.of(), "", Faults.NONE));
    }

    /** The key is in this answer and nowhere else: not in an address, not behind a redirect. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response make(
            UriInfo uri,
            @RestForm @Nullable String name,
            @RestForm @Nullable List<String> scope,
            @RestForm @Nullable String expires) {
        var scopes = scope == null ? List.<String>of() : scope;
        var day = expires == null ? "" : expires.strip();
        try {
            var wanted = NewKey.read(name, List.copyOf(scopes), endOf(day), clock.instant());
            var made = keys.make(wanted, caller.getPrincipal().getName());
            return Response.ok(Templates.keys(page(uri, made.secret(), "", List.of(), "", Faults.NONE)))
                    .build();
        } catch (Problem wrong) {
            var typed = name == null ? "" : name;
            return Response.status(wrong.status())
                    .entity(Templates.keys(page(uri, null, typed, scopes, day, new Faults(wrong.faults()))))
                    .build();
        }
    }

    @POST
    @Path("/{prefix}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revoke(@RestPath String prefix) {
        keys.revoke(prefix);
        return Response.status(303).header("Location", "/keys").build();
    }

    private KeysPage page(
            UriInfo uri, @Nullable String made, String name, List<String> scopes, String expires, Faults faults) {
        var choices = Arrays.stream(Scope.values())
                .map(s -> new KeysPage.Choice(s.word(), s.means(), scopes.contains(s.word())))
                .toList();
        return new KeysPage(
                keys.all().stream().map(key -> row(key)).toList(),
                made,
                uri.getBaseUri().resolve("/api/v1/events").toString(),
                name,
                choices,
                expires,
                faults);
    }

    private KeysPage.Row row(Key key) {
        var state = key.revoked() != null ? "Revoked" : key.holds(clock.instant()) ? "Holds" : "Expired";
        return new KeysPage.Row(
                key.prefix(),
                key.name(),
                String.join(", ", key.scopes().stream().map(Scope::word).toList()),
                Dates.day(key.created().atZone(zone).toLocalDate()),
                key.createdBy(),
                key.lastUsed() == null ? "Never" : Dates.moment(key.lastUsed(), zone),
                key.expires() == null ? "Never" : Dates.moment(key.expires(), zone),
                state,
                key.holds(clock.instant()));
    }

    /** The last moment of the day that was chosen: a key that expires on a day still holds on it. */
    private String endOf(String day) {
        try {
            return day.isEmpty()
                    ? ""
                    : LocalDate.parse(day)
                            .plusDays(1)
                            .atStartOfDay(zone)
                            .minusSeconds(1)
                            .toOffsetDateTime()
                            .toString();
        } catch (DateTimeParseException e) {
            return day;
        }
    }
}
