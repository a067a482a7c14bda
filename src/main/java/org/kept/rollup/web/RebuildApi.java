package org.kept.rollup.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.ReportingZone;
import org.kept.problem.Problem;
import org.kept.rollup.rebuild.Rebuild;
import org.kept.rollup.rebuild.RebuildRun;

/** REST API of rebuilds, for operators. */
@Path("/api/v1/rollup/rebuild")
@Tag(name = "Operating")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RebuildApi {

    /**
     * Progress of the newest rebuild.
     *
     * @param state {@code running} or {@code done}
     * @param part the current stage, in this order: {@code customers}, {@code returned-orders}, {@code returns},
     *     {@code weeks}, {@code months}, {@code names}; null when it is done
     * @param place where in the stage the last step ended, such as a week; null before the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Progress")
    public record RebuildProgress(
            String state,
            @Nullable String part,
            @Nullable String place,
            long rows,
            long differences,
            List<String> examples,
            OffsetDateTime begun,
            String begunBy,
            OffsetDateTime lastStep,
            @Nullable OffsetDateTime finished) {}

    private final Rebuild rebuild;
    private final ReportingZone zone;

    RebuildApi(Rebuild rebuild, ReportingZone zone) {
        this.rebuild = rebuild;
        this.zone = zone;
    }

    @POST
    @RolesAllowed("admin")
    @Operation(
            operationId = "rebuild",
            summary = "Rebuild all numbers from the events",
            description =
                    "Compares all numbers with the events in short steps, corrects them, and answers how many rows"
                            + " differed. Events that arrive meanwhile wait for one step at most. A call during an unfinished or"
                            + " interrupted rebuild joins it and gets the same answer. With `check=true` nothing is changed.")
    public Rebuild.RebuildReport rebuild(@QueryParam("check") @DefaultValue("false") boolean check) {
        return check ? rebuild.check() : rebuild.rebuild();
    }

    @GET
    @RolesAllowed("admin")
    @Operation(
            operationId = "rebuildProgress",
            summary = "Progress of the newest rebuild",
            description = "404 if there was none. Checks are not recorded.")
    public RebuildProgress progress() {
        return rebuild.newest().map(this::progress).orElseThrow(() -> Problem.notFound("No rebuild has been run yet."));
    }

    private RebuildProgress progress(RebuildRun run) {
        var finished = run.finished();
        return new RebuildProgress(
                finished == null ? "running" : "done",
                finished == null ? run.part() : null,
                finished == null && !run.place().isEmpty() ? run.place() : null,
                run.found().rows(),
                run.found().differences(),
                run.found().examples(),
                run.begun().atZone(zone.id()).toOffsetDateTime(),
                run.begunBy(),
                run.stepped().atZone(zone.id()).toOffsetDateTime(),
                finished == null ? null : finished.atZone(zone.id()).toOffsetDateTime());
    }
}
