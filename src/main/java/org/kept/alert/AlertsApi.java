package org.kept.alert;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.access.ScopeChecked;
import org.kept.outbox.OutboxDelivery;
import org.kept.problem.ListParameters;
import org.kept.problem.Problem;

/** REST API of the alerts. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Alerts")
public class AlertsApi {

    /** An alert; members that do not apply are null. */
    @Schema(name = "Alert")
    public record AlertJson(
            UUID id,
            String kind,
            String state,
            String title,
            String detail,
            @Nullable String clause,
            @Nullable String kpi,
            @Nullable String team,
            @Nullable String week,
            String page,
            Instant opened,
            @Nullable Instant acknowledged,
            @Nullable String acknowledgedBy,
            @Nullable String note,
            @Nullable Instant closed,
            @Nullable String closedBecause) {

        static AlertJson of(Alert alert) {
            var condition = alert.condition();
            return new AlertJson(
                    alert.id(),
                    alert.kind().code(),
                    alert.state().code(),
                    condition.title(),
                    condition.detail(),
                    condition.clause(),
                    condition.kpi(),
                    condition.team(),
                    condition.week(),
                    condition.href(),
                    alert.opened(),
                    alert.acknowledged(),
                    alert.acknowledgedBy(),
                    alert.note(),
                    alert.closed(),
                    alert.closedBecause());
        }
    }

    /** Who was told of an alert: {@code of} is {@code kept.alert.opened} or {@code kept.alert.closed}. */
    @Schema(name = "AlertTold")
    public record AlertToldJson(
            String by,
            String target,
            String of,
            String state,
            @Nullable Instant at) {

        static AlertToldJson of(OutboxDelivery delivery) {
            return new AlertToldJson(
                    delivery.channel(),
                    delivery.target(),
                    delivery.type(),
                    delivery.state().code(),
                    delivery.ended());
        }
    }

    /** A page of who was told; {@code nextCursor} is null on the last page. */
    @Schema(name = "AlertTellings")
    public record AlertToldListJson(
            List<AlertToldJson> items, @Nullable String nextCursor) {}

    /** The note of a person who acknowledges an alert. */
    @Schema(name = "AlertNote")
    public record AlertNoteJson(@Nullable String note) {}

    /** Quiet hours; both null for none. */
    @Schema(name = "QuietHours")
    public record QuietHoursJson(
            @Nullable String from, @Nullable String to) {}

    private final AlertService service;
    private final QuietHoursService quietHours;
    private final SecurityIdentity caller;

    AlertsApi(AlertService service, QuietHoursService quietHours, SecurityIdentity caller) {
        this.service = service;
        this.quietHours = quietHours;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(
            operationId = "listAlerts",
            summary = "List the alerts that are open or acknowledged, then the last closed ones",
            description = "`state` is `open`, `acknowledged` or `closed`. Up to 200 closed ones.")
    public List<AlertJson> all(@RestQuery @Nullable String state) {
        var wanted = state(state);
        var scope = DataScope.of(caller);
        var unclosed = wanted == AlertState.CLOSED ? List.<Alert>of() : service.unclosed(scope, isPerson());
        var closed =
                wanted == null || wanted == AlertState.CLOSED ? service.closed(scope, isPerson()) : List.<Alert>of();
        return Stream.concat(unclosed.stream(), closed.stream())
                .filter(each -> wanted == null || each.state() == wanted)
                .map(AlertJson::of)
                .toList();
    }

    private static @Nullable AlertState state(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return AlertState.of(code)
                .orElseThrow(() -> Problem.parameter("state", code, AlertState.codes()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(operationId = "getAlert", summary = "Read an alert")
    public AlertJson one(@RestPath UUID id) {
        return AlertJson.of(require(id));
    }

    @GET
    @Path("/{id}/told")
    @RolesAllowed("admin")
    @Operation(
            operationId = "listAlertTold",
            summary = "List who was told of an alert, and when, the first message first")
    public AlertToldListJson told(
            @RestPath UUID id, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("100") int limit) {
        var found = service.told(require(id), cursor, ListParameters.limit(limit));
        return new AlertToldListJson(
                found.items().stream().map(AlertToldJson::of).toList(), found.next());
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "acknowledgeAlert", summary = "Say that someone takes care of an alert")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertNoteJson.class),
                            examples = @ExampleObject(name = "a note", value = "{\"note\":\"The provider is told.\"}")))
    public AlertJson acknowledge(@RestPath UUID id, @Nullable AlertNoteJson note) {
        service.acknowledge(require(id), caller.getPrincipal().getName(), note == null ? null : note.note());
        return AlertJson.of(require(id));
    }

    @GET
    @Path("/quiet-hours")
    @RolesAllowed("admin")
    @Operation(operationId = "getQuietHours", summary = "Read the quiet hours")
    public QuietHoursJson quiet() {
        return quietHours
                .current()
                .map(each -> new QuietHoursJson(QuietHours.text(each.from()), QuietHours.text(each.to())))
                .orElse(new QuietHoursJson(null, null));
    }

    @PUT
    @Path("/quiet-hours")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setQuietHours",
            summary = "Set the hours in which no person is told of an alert",
            description =
                    "In the reporting zone; they may pass midnight. Messages wait until they end. Programs are told"
                            + " at once. `null` for both ends quiet hours.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QuietHoursJson.class),
                            examples =
                                    @ExampleObject(name = "at night", value = "{\"from\":\"22:00\",\"to\":\"07:00\"}")))
    public QuietHoursJson setQuiet(@Nullable QuietHoursJson wanted) {
        if (wanted == null) {
            throw Problem.unreadable("Send the quiet hours as JSON: {\"from\":\"22:00\",\"to\":\"07:00\"}.");
        }
        quietHours.set(wanted.from(), wanted.to());
        return quiet();
    }

    private Alert require(UUID id) {
        return service.require(id, DataScope.of(caller), isPerson());
    }

    private boolean isPerson() {
        return caller.hasRole(Permissions.PERSON);
    }
}
