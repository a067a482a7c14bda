package org.kept.learning;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.kept.access.DataScope;
import org.kept.access.ScopeChecked;

/** REST API for what teams have learned. */
@Path("/api/v1/learned")
@Tag(name = "Mission")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class LearnedApi {

    /**
     * A behaviour or a decision of a clause.
     *
     * @param kind {@code behaviour} or {@code mayDecide}
     * @param learned the teams that have learned it, with the day
     */
    @Schema(name = "Lesson")
    public record LessonView(String clause, String kind, String text, Map<String, LocalDate> learned) {}

    /** What the current mission asks of people. */
    @Schema(name = "Lessons")
    public record LessonsView(List<LessonView> items) {}

    private final LearnedService learned;
    private final SecurityIdentity caller;

    LearnedApi(LearnedService learned, SecurityIdentity caller) {
        this.learned = learned;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(
            operationId = "listLearned",
            summary = "List the behaviours and decisions of the mission, and which teams have learned them")
    public LessonsView list() {
        var marks = learned.marks(DataScope.of(caller));
        return new LessonsView(learned.lessons().stream()
                .map(lesson -> {
                    var teams = new TreeMap<String, LocalDate>();
                    marks.stream().filter(each -> each.isOf(lesson)).forEach(each -> teams.put(each.team(), each.on()));
                    return new LessonView(
                            lesson.clause(), lesson.mayDecide() ? "mayDecide" : "behaviour", lesson.text(), teams);
                })
                .toList());
    }
}
