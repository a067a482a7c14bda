package org.kept.mapping.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.document.DocumentFormat;
import org.kept.document.YamlWriter;
import org.kept.mapping.Mapping;
import org.kept.mapping.preview.MappingTrial;
import org.kept.mapping.store.MappingService;
import org.kept.mapping.store.MappingText;
import org.kept.mission.ExpectedVersion;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/** Pages of mappings: the list, and one mapping with its versions and a sample to try it on. */
@Path("/mappings")
@RolesAllowed(Permissions.STEWARD)
@Produces(MediaType.TEXT_HTML)
public class MappingPages {

    private static final int SHOWN_VERSIONS = 20;
    private static final String TRY = "try";
    private static final String EDIT = "edit";
    private static final String NO_SAMPLE = "Paste some rows of a file with their heading, or a payload.";

    @CheckedTemplate(basePath = "mapping")
    static final class MappingTemplates {

        private MappingTemplates() {}

        static native TemplateInstance mappings(MappingListPage page);

        static native TemplateInstance mapping(MappingPage page);
    }

    private final MappingService mappings;
    private final MappingTrial trial;
    private final EventTypes types;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    MappingPages(
            MappingService mappings,
            MappingTrial trial,
            EventTypes types,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.mappings = mappings;
        this.trial = trial;
        this.types = types;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery @Nullable String removed) {
        var last = removed == null ? null : mappings.lastDeleted(removed).orElse(null);
        return MappingTemplates.mappings(MappingListPage.of(mappings.all(), last, isAdministrator()));
    }

    /** The form for a new mapping, empty or with a copy of another one. */
    @GET
    @Path("/new")
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Operation(hidden = true)
    public TemplateInstance add(@RestQuery @Nullable String from) {
        var document = from == null ? "" : copied(mappings.text(from, 0));
        return MappingTemplates.mapping(MappingPage.added(MappingForm.of("", document, 0, ""), null));
    }

    /** The document without its name, which the copy gets from the form. */
    private static String copied(MappingText mapping) {
        if (mapping.tree() instanceof ObjectNode object) {
            var copy = object.deepCopy();
            copy.remove("name");
            return YamlWriter.of(copy);
        }
        return mapping.write(DocumentFormat.YAML);
    }

    @POST
    @Path("/new")
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response addSent(
            @RestForm @Nullable String name,
            @RestForm @Nullable String document,
            @RestForm @Nullable String sample,
            @RestForm @Nullable String action) {
        var form = MappingForm.of(typed(name).strip(), typed(document), 0, typed(sample));
        return sent(form, action, MappingPage::added);
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public TemplateInstance mapping(
            @RestPath String name, @RestQuery @DefaultValue("0") int version, @RestQuery @DefaultValue("0") int saved) {
        var text = mappings.text(name, version);
        return MappingTemplates.mapping(page(text, "", null, null, saved));
    }

    @POST
    @Path("/{name}")
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(
            @RestPath String name,
            @RestForm @Nullable String document,
            @RestForm @Nullable String version,
            @RestForm @Nullable String sample,
            @RestForm @Nullable String action) {
        mappings.requireEdited(name);
        var form = MappingForm.of(name, typed(document), number(version), typed(sample));
        return sent(form, action, this::changed);
    }

    /** Tries the current version on a sample. */
    @POST
    @Path("/{name}/try")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response tryCurrent(@RestPath String name, @RestForm @Nullable String sample) {
        var text = mappings.text(name, 0);
        var typed = typed(sample);
        try {
            var tried = run(mappings.require(name, null, null).mapping(), typed);
            return Response.ok(MappingTemplates.mapping(page(text, typed, null, tried, 0)))
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(MappingTemplates.mapping(page(text, typed, problem.detail(), null, 0)))
                    .build();
        }
    }

    @POST
    @Path("/{name}/remove")
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath String name, @RestForm @Nullable String version) {
        mappings.delete(name, ExpectedVersion.version(number(version)));
        return redirect("/mappings?removed=" + name);
    }

    /** Saves, tries or only shows the form; its input stays if there is an error. */
    private Response sent(
            MappingForm form,
            @Nullable String action,
            BiFunction<MappingForm, @Nullable MappingTrialView, MappingPage> page) {
        if (EDIT.equals(action)) {
            return Response.ok(MappingTemplates.mapping(page.apply(form, null))).build();
        }
        try {
            if (!TRY.equals(action)) {
                var saved = mappings.save(
                        form.name(), form.document(), DocumentFormat.YAML, ExpectedVersion.version(form.version()));
                return redirect("/mappings/" + form.name() + "?saved=" + saved.version());
            }
            return tried(
                    form, mappings.parse(form.document(), DocumentFormat.YAML).mapping(), page);
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(MappingTemplates.mapping(page.apply(form.refused(problem), null)))
                    .build();
        }
    }

    private Response tried(
            MappingForm form, Mapping mapping, BiFunction<MappingForm, @Nullable MappingTrialView, MappingPage> page) {
        try {
            return Response.ok(MappingTemplates.mapping(page.apply(form, run(mapping, form.sample()))))
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(MappingTemplates.mapping(page.apply(form.sampleRefused(problem.detail()), null)))
                    .build();
        }
    }

    private MappingTrialView run(Mapping mapping, String sample) {
        if (sample.isBlank()) {
            throw Problem.unreadable(NO_SAMPLE);
        }
        var result = trial.run(mapping, sample.getBytes(StandardCharsets.UTF_8), DataScope.of(caller));
        return MappingTrialView.of(result, zone);
    }

    /** The page of a mapping with an administrator's input. */
    private MappingPage changed(MappingForm form, @Nullable MappingTrialView trial) {
        return page(form.name(), form, false, true, null, null, List.of(), trial);
    }

    /** The page of a stored document. */
    private MappingPage page(
            MappingText text,
            String sample,
            @Nullable String sampleFault,
            @Nullable MappingTrialView trial,
            int saved) {
        var current = mappings.current(text.name()).orElse(0);
        var form = MappingForm.of(text.name(), text.write(DocumentFormat.YAML), current, sample);
        var isOlder = text.version() != current;
        return page(
                isOlder ? text.name() + ", version " + text.version() : text.name(),
                sampleFault == null ? form : form.sampleRefused(sampleFault),
                text.isRecipe(),
                !text.isRecipe() && isAdministrator(),
                isOlder ? text.version() : null,
                saved != 0 && saved == current && !isOlder ? saved : null,
                isOlder || trial != null ? List.of() : warnings(text),
                trial);
    }

    private List<String> warnings(MappingText text) {
        return text.mapping().warnings(types).stream().map(InputError::detail).toList();
    }

    private MappingPage page(
            String heading,
            MappingForm form,
            boolean recipe,
            boolean editable,
            @Nullable Integer older,
            @Nullable Integer saved,
            List<String> warnings,
            @Nullable MappingTrialView trial) {
        var revisions = mappings.revisions(form.name(), Integer.MAX_VALUE, SHOWN_VERSIONS).stream()
                .map(revision -> MappingPage.RevisionRow.of(revision, zone))
                .toList();
        return new MappingPage(
                heading,
                form,
                false,
                recipe,
                editable,
                isAdministrator(),
                older,
                saved,
                warnings,
                trial,
                null,
                revisions);
    }

    private boolean isAdministrator() {
        return caller.hasRole(Permissions.ADMINISTRATOR);
    }

    private static Response redirect(String path) {
        return Response.status(303).header("Location", path).build();
    }

    private static String typed(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
