package org.kept.mission.web;

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
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentFormat;
import org.kept.mission.ExpectedVersion;
import org.kept.mission.MissionTabs;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.ui.Choice;

/** Form for the mission document: check it as often as needed, then publish it. */
@Path("/mission/file")
@RolesAllowed("administrator")
@Produces(MediaType.TEXT_HTML)
public class MissionFilePages {

    @CheckedTemplate(basePath = "mission")
    static final class MissionFileTemplates {

        private MissionFileTemplates() {}

        static native TemplateInstance file(MissionFilePage page);
    }

    /**
     * The form.
     *
     * @param version the version the edit started from, 0 for none
     * @param refused why the document was rejected; null if it was not sent or is valid
     * @param changes what publishing would change; null if not requested
     */
    record MissionFilePage(
            String document,
            int version,
            @Nullable String refused,
            List<DocumentErrorLine> faults,
            @Nullable List<String> changes) {

        public List<Choice> tabs() {
            return MissionTabs.FILE.tabs();
        }

        public String example() {
            return MissionExample.YAML;
        }
    }

    /** A fault with the line it is on. */
    record DocumentErrorLine(
            @Nullable Long line,
            @Nullable String text,
            @Nullable String pointer,
            String detail) {}

    private final Missions missions;
    private final SecurityIdentity caller;

    MissionFilePages(Missions missions, SecurityIdentity caller) {
        this.missions = missions;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance form() {
        var page = missions.current()
                .map(version -> new MissionFilePage(
                        missions.write(version.mission(), DocumentFormat.YAML),
                        version.number(),
                        null,
                        List.of(),
                        null))
                .orElseGet(() -> new MissionFilePage("", 0, null, List.of(), null));
        return MissionFileTemplates.file(page);
    }

    @GET
    @Path("mission.yaml")
    @Produces("application/yaml;charset=UTF-8")
    @Operation(hidden = true)
    public String download() {
        return missions.current()
                .map(version -> missions.write(version.mission(), DocumentFormat.YAML))
                .orElseThrow(MissionApi::none);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(
            @RestForm @Nullable String document,
            @RestForm @Nullable String version,
            @RestForm @Nullable String action) {
        var text = Objects.requireNonNullElse(document, "");
        var from = version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
        try {
            var mission = missions.withoutOutdatedAgreements(missions.parse(text, DocumentFormat.YAML));
            if ("check".equals(action)) {
                return Response.ok(MissionFileTemplates.file(
                                new MissionFilePage(text, from, null, List.of(), missions.changes(mission))))
                        .build();
            }
            var published = missions.publish(mission, caller.getPrincipal().getName(), ExpectedVersion.version(from));
            return Response.status(303)
                    .location(MissionTabs.published(published.number()))
                    .build();
        } catch (Problem wrong) {
            return Response.status(wrong.status())
                    .entity(MissionFileTemplates.file(
                            new MissionFilePage(text, from, wrong.detail(), errorLines(text, wrong), null)))
                    .build();
        }
    }

    private static List<DocumentErrorLine> errorLines(String text, Problem wrong) {
        var lines = text.lines().toList();
        return wrong.errors().stream()
                .map(each -> {
                    var line = each.line();
                    var shown = line == null || line > lines.size()
                            ? null
                            : lines.get((int) (line - 1)).strip();
                    return new DocumentErrorLine(line, shown, each.pointer(), each.detail());
                })
                .toList();
    }
}
