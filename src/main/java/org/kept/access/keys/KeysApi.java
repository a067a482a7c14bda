package org.kept.access.keys;

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
import java.util.Set;
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
import org.kept.access.KpiNames;
import org.kept.access.Scope;
import org.kept.problem.RequiredBody;

/** API keys over REST. */
@Path("/api/v1/keys")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
public class KeysApi {

    /** A rotation request; {@code overlap} is an ISO 8601 duration, null for 24 hours. */
    @Schema(name = "Rotation")
    public record RotationRequest(@Nullable String overlap) {}

    /** A key as sent; {@code key} is present only in the response that created it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Told")
    public record ApiKeyJson(
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
            Instant lastUsed,

            @Nullable List<String> sources,
            @Nullable List<String> kpis,
            @Nullable List<String> teams,
            @Nullable Integer requestsPerMinute,
            @Nullable String replaces,
            @Nullable String replacedBy) {

        static ApiKeyJson of(@Nullable String secret, ApiKey key) {
            return new ApiKeyJson(
                    secret,
                    key.prefix(),
                    key.name(),
                    key.scopes().stream().map(Scope::code).toList(),
                    key.created(),
                    key.createdBy(),
                    key.expires(),
                    key.revoked(),
                    key.lastUsed(),
                    names(key.reach().sources()),
                    names(key.reach().kpis()),
                    names(key.reach().teams()),
                    key.requestsPerMinute(),
                    key.replaces(),
                    key.replacedBy());
        }

        private static @Nullable List<String> names(Set<String> limit) {
            return limit.isEmpty() ? null : limit.stream().sorted().toList();
        }
    }

    private static final String REQUEST_EXAMPLE = """
            {"name":"web shop","scopes":["ingest"],"expires":"2027-12-31T23:59:59Z","sources":["webshop"]}""";
    private static final String RESPONSE_EXAMPLE = """
            {"key":"kept_8f3a1c_9J2mXq0vT7uYcB4eLs6RkNw5ZpHd1GfA","prefix":"8f3a1c","name":"web shop","scopes":["ingest"],
             "created":"2026-11-16T09:31:00Z","createdBy":"ada@example.org","expires":"2027-12-31T23:59:59Z",
             "lastUsed":null,"sources":["webshop"]}""";
    private static final String ROTATION_EXAMPLE = """
            {"overlap":"PT24H"}""";
    private static final String ROTATED_EXAMPLE = """
            {"key":"kept_4k2m9xq0vt_c7uYcB4eLs6RkNw5ZpHd1GfAJ2mXq0vT","prefix":"4k2m9xq0vt","name":"web shop",
             "scopes":["ingest"],"created":"2026-11-17T09:31:00Z","createdBy":"ada@example.org",
             "expires":"2028-01-01T23:59:59Z","lastUsed":null,"sources":["webshop"],"replaces":"8f3a1c"}""";

    private final ApiKeyService apiKeyService;
    private final KpiNames kpis;
    private final Clock clock;
    private final SecurityIdentity caller;

    KeysApi(ApiKeyService apiKeyService, KpiNames kpis, Clock clock, SecurityIdentity caller) {
        this.apiKeyService = apiKeyService;
        this.kpis = kpis;
        this.clock = clock;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "makeKey",
            summary = "Create an API key",
            description = "The answer contains the key, which is never shown again. sources, kpis and teams limit it;"
                    + " a limited key cannot have the scope admin.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApiKeyRequest.class),
                            examples = @ExampleObject(name = "a web shop", value = REQUEST_EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The key, shown only once",
            content =
                    @Content(
                            schema = @Schema(implementation = ApiKeyJson.class),
                            examples = @ExampleObject(name = "a web shop", value = RESPONSE_EXAMPLE)))
    public ApiKeyJson make(@Nullable ApiKeyRequest body) {
        var wanted = RequiredBody.of(
                body,
                "Send the key to create as JSON: {\"name\":…,\"scopes\":[…],\"expires\":…?,\"sources\":[…]?,"
                        + "\"kpis\":[…]?,\"teams\":[…]?,\"requestsPerMinute\":…?}.");
        var created = apiKeyService.create(
                NewApiKey.parse(wanted, kpis, clock.instant()),
                caller.getPrincipal().getName());
        return ApiKeyJson.of(created.secret(), created.key());
    }

    @GET
    @Operation(
            operationId = "listKeys",
            summary = "List the API keys",
            description = "Newest first, without their secrets.")
    public List<ApiKeyJson> all() {
        return apiKeyService.all().stream().map(key -> ApiKeyJson.of(null, key)).toList();
    }

    @DELETE
    @Path("/{prefix}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke an API key",
            description = "The key stops working at once on this node, within 30 seconds on others.")
    public void revoke(@RestPath String prefix) {
        apiKeyService.revoke(prefix);
    }

    @POST
    @Path("/{prefix}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "rotateKey",
            summary = "Rotate an API key",
            description =
                    "The new key has the same name, scopes and limits and is valid for as long as the old one was."
                            + " The old key stays valid for the overlap: a day, or what you ask for, 30 days at most.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RotationRequest.class),
                            examples = @ExampleObject(name = "a day beside each other", value = ROTATION_EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The new key, shown only once",
            content =
                    @Content(
                            schema = @Schema(implementation = ApiKeyJson.class),
                            examples = @ExampleObject(name = "a web shop", value = ROTATED_EXAMPLE)))
    @APIResponse(responseCode = "409", description = "The key is not active, or was already replaced")
    public ApiKeyJson rotate(@RestPath String prefix, @Nullable RotationRequest wanted) {
        var overlap = RotationOverlap.parse(wanted == null ? null : wanted.overlap());
        var created =
                apiKeyService.rotate(prefix, overlap, caller.getPrincipal().getName());
        return ApiKeyJson.of(created.secret(), created.key());
    }
}
