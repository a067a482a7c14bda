package org.kept.problem;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A test resource that fails in every way. */
@Path("/api/v1/trial-errors")
@Produces(MediaType.APPLICATION_JSON)
public class FailingResource {

    public record Line(String name) {}

    public record Body(int count, List<Line> lines) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public String take(@Nullable Body body) {
        return "{}";
    }

    @GET
    @Path("busy")
    public String busy() {
        throw Problem.busy("Come back.", Duration.ofMillis(1_500));
    }

    @GET
    @Path("faults")
    public String faults() {
        throw Problem.invalid(
                "Two things.", List.of(InputError.at("/a", "a.wrong", "A."), InputError.atLine(7, "line.wrong", "B.")));
    }

    @GET
    @Path("outage")
    public String outage() {
        throw new IllegalStateException(new SQLException("the connection to the house was refused", "08006"));
    }

    @GET
    @Path("conflict")
    public String conflict() {
        throw new IllegalStateException(new SQLException("deadlock in the house", "40001"));
    }

    @GET
    @Path("broken")
    public String broken() {
        throw new IllegalStateException("the secret of the house");
    }
}
