package org.kept.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** API keys at the door. */
@Path("/api/v1/keys")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
public class KeysApi {

    /** What a key shall be; {@code expires} is RFC 3339, absent for never. */
    public record Wanted(
            @Nullable String name,
            @Nullable List<@Nullable String> scopes,
            @Nullable String expires) {}

    /** A key as it is told; {@code key} only in the answer that made it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Told(
            @Nullable String key,
            String prefix,
            String name,
            List<String> scopes,
            Instant created,
            String createdBy,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant expires,

            @Nullable Instant revoked,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant lastUsed) {

        static Told of(@Nullable String secret, Key key) {
            return new Told(
                    secret,
                    key.prefix(),
                    key.name(),
                    key.scopes().stream().map(Scope::word).toList(),
                    key.created(),
                    key.createdBy(),
                    key.expires(),
                    key.revoked(),
                    key.lastUsed());
        }
    }

    private static final String WANTED = """
            {"name":"web shop","scopes":["ingest"],"expires":"2027-12-31T23:59:59Z"}""";
    private static final String TOLD = """
            {"key":"kept_8f3a1c_9J2mXq0vT7uYcB4eLs6RkNw5ZpHd1GfA","prefix":"8f3a1c","name":"web shop","scopes":["ingest"],
             "created":"2026-11-16T09:31:00Z","createdBy":"ada@example.org","expires":"2027-12-31T23:59:59Z"}""";

    private final Keys keys;
    private final Clock clock;
    private final SecurityIdentity caller;

    KeysApi(Keys keys, Clock clock, SecurityIdentity caller) {
        this.keys = keys;
        this.clock = clock;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "makeKey",
            summary = "Make an API key",
            description = "The answer holds the key; it is never shown again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Wanted.class),
                            examples = @ExampleObject(name = "a web shop", value = WANTED)))
    @APIResponse(
            responseCode = "201",
            description = "The key, this once",
            content =
                    @Content(
                            schema = @Schema(implementation = Told.class),
                            examples = @ExampleObject(name = "a web shop", value = TOLD)))
    public Told make(@Nullable Wanted wanted) {
        if (wanted == null) {
            throw Problem.unreadable("Send what the key shall be: {\"name\":…,\"scopes\":[…],\"expires\":…?}.");
        }
        var asked = NewKey.read(wanted.name(), wanted.scopes(), wanted.expires(), clock.instant());
        var made = keys.make(asked, caller.getPrincipal().getName());
        return Told.of(made.secret(), made.key());
    }

    @GET
    @Operation(
            operationId = "listKeys",
            summary = "List the API keys",
            description = "Without their secrets, the newest first.")
    public List<Told> all() {
        return keys.all().stream().map(key -> Told.of(null, key)).toList();
    }

    @DELETE
    @Path("/{prefix}")
    @Operation(operationId = "revokeKey", summary = "Revoke an API key", description = "It opens nothing from now on.")
    public void revoke(@RestPath String prefix) {
        keys.revoke(prefix);
    }
}
