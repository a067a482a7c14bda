package org.kept.promise;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.access.PublicAddress;
import org.kept.database.ReadSession;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.promise.brand.LogoImage;
import org.kept.promise.model.MonthMark;
import org.kept.promise.model.MonthVerdict;
import org.kept.request.PromisePath;
import org.kept.ui.DateFormatter;

/** Pages on which an administrator turns the promise page on, sees it before anyone else does, and sets its look. */
@Path("/promise/settings")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class PromiseSettingsPages {

    private static final String PATH = "/promise/settings";
    private static final String LOGO = PATH + "/logo";

    @CheckedTemplate(basePath = "promise")
    static final class PromiseSettingsTemplates {

        private PromiseSettingsTemplates() {}

        static native TemplateInstance settings(PromiseSettingsPage page);
    }

    /** Values of the form: the saved settings, or input that could not be saved. */
    private record Typed(boolean on, Set<String> clauses, String light, String dark, String frames) {

        static Typed of(PromiseSettings settings) {
            var colours = settings.colours();
            return new Typed(
                    settings.shown(),
                    settings.codes(),
                    Optional.ofNullable(colours.light()).orElse(""),
                    Optional.ofNullable(colours.dark()).orElse(""),
                    String.join("\n", settings.frames()));
        }

        static Typed of(PromiseSettingsForm form) {
            return new Typed(form.isOn(), form.codes(), form.typedLight(), form.typedDark(), form.typedFrames());
        }
    }

    private final PromiseSettingsService service;
    private final PublicPromiseBuilder builder;
    private final PromiseRenderer renderer;
    private final PublicAddress address;
    private final ReadSession reads;
    private final SecurityIdentity caller;
    private final ZoneId zone;

    PromiseSettingsPages(
            PromiseSettingsService service,
            PublicPromiseBuilder builder,
            PromiseRenderer renderer,
            PublicAddress address,
            ReadSession reads,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.service = service;
        this.builder = builder;
        this.renderer = renderer;
        this.address = address;
        this.reads = reads;
        this.caller = caller;
        this.zone = zone;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance settings(RoutingContext request, @RestQuery @Nullable String changed) {
        var settings = service.settings();
        var words = "page".equals(changed)
                ? settings.shown() ? "Promise page saved. It is on." : "Promise page saved. It is off."
                : "logo".equals(changed) ? settings.logo() == null ? "Logo removed." : "Logo saved." : null;
        return page(request, settings, Typed.of(settings), words, List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(RoutingContext request, @BeanParam PromiseSettingsForm form) {
        try {
            service.save(
                    PromiseChange.parse(document(form)), caller.getPrincipal().getName());
            return Response.status(303)
                    .header("Location", PATH + "?changed=page")
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(page(request, service.settings(), Typed.of(form), null, problem.errors()))
                    .build();
        }
    }

    /** The form as a document of the API, so that the same rules apply. */
    private static ObjectNode document(PromiseSettingsForm form) {
        var document = JsonNodeFactory.instance.objectNode().put("on", form.isOn());
        var clauses = document.putArray("clauses");
        form.codes().forEach(clauses::add);
        document.putObject("colours").put("light", form.typedLight()).put("dark", form.typedDark());
        var frames = document.putArray("frames");
        form.origins().forEach(frames::add);
        return document;
    }

    /** The page as visitors would see it with the saved settings, also while it is off. */
    @GET
    @Path("preview")
    @Operation(hidden = true)
    public Response preview(RoutingContext request) {
        var settings = service.settings();
        var promise = reads.during(() -> builder.promise(settings))
                .orElseThrow(() -> Problem.notFound("No mission is in effect, so there is no promise to show."));
        var wanted = new PromiseForm.Wanted(PromiseForm.PAGE, "", PromiseRoute.base(request, address));
        var document = renderer.render(promise, settings, wanted, LOGO);
        var policy = document.policy();
        if (policy != null) {
            policy.apply(request);
        }
        return Response.ok(document.body().toString()).build();
    }

    /** The logo for these pages, also while the promise page is off. */
    @GET
    @Path("logo")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response logo() {
        var logo = service.settings().logo();
        if (logo == null) {
            throw Problem.notFound("There is no logo.");
        }
        return Response.ok(logo.content(), logo.type()).build();
    }

    @POST
    @Path("logo")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response saveLogo(
            RoutingContext request, @RestForm("file") @Nullable FileUpload file, @RestForm @Nullable String remove) {
        try {
            var logo = remove == null ? read(file) : null;
            service.save(PromiseChange.ofLogo(logo), caller.getPrincipal().getName());
            return Response.status(303)
                    .header("Location", PATH + "?changed=logo")
                    .build();
        } catch (Problem problem) {
            var settings = service.settings();
            return Response.status(problem.status())
                    .entity(page(request, settings, Typed.of(settings), null, problem.errors()))
                    .build();
        }
    }

    private static LogoImage read(@Nullable FileUpload file) {
        if (file == null || file.size() == 0) {
            throw Problem.invalid(
                    "The logo was not stored.",
                    List.of(InputError.at("/logo", "logo.missing", "Choose a file that is not empty.")));
        }
        if (file.size() > LogoImage.MAX_BYTES) {
            throw LogoImage.tooLarge();
        }
        try {
            return LogoImage.parse(Files.readAllBytes(file.uploadedFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TemplateInstance page(
            RoutingContext request,
            PromiseSettings settings,
            Typed typed,
            @Nullable String saved,
            List<InputError> errors) {
        var base = PromiseRoute.base(request, address);
        return PromiseSettingsTemplates.settings(new PromiseSettingsPage(
                saved,
                settings.shown(),
                typed.on(),
                base + PromisePath.PAGE,
                !base.isEmpty(),
                service.candidates(typed.clauses()).stream()
                        .map(PromiseSettingsPages::choice)
                        .toList(),
                service.removals().stream().map(this::words).toList(),
                typed.light(),
                typed.dark(),
                typed.frames(),
                settings.logo() != null,
                errors.stream().map(PromiseSettingsPages::fault).toList()));
    }

    private static PromiseSettingsPage.PromiseChoice choice(PromiseSettingsService.Candidate candidate) {
        var months = candidate.months();
        return new PromiseSettingsPage.PromiseChoice(
                candidate.clause().code(),
                candidate.clause().quote(),
                candidate.chosen(),
                candidate.reliability().isReliable(),
                candidate.reliability().words(),
                "The page shows the last 12 months: " + MonthVerdict.count(months, MonthMark.KEPT) + " kept, "
                        + MonthVerdict.count(months, MonthMark.MISSED) + " missed, "
                        + MonthVerdict.count(months, MonthMark.NOT_MEASURED) + " not measured.");
    }

    private String words(PromiseStore.Removal removal) {
        return "“" + removal.quote() + "”, taken down on "
                + DateFormatter.day(removal.at().atZone(zone).toLocalDate()) + " by " + removal.by();
    }

    /** The error at the field whose pointer it has: {@code /colours/light} is at {@code light}. */
    private static PromiseSettingsPage.SettingsFault fault(InputError error) {
        var pointer = Optional.ofNullable(error.pointer()).orElse("");
        var steps = pointer.split("/", -1);
        var field = pointer.startsWith("/colours/") ? steps[2] : steps.length > 1 ? steps[1] : "";
        return new PromiseSettingsPage.SettingsFault(field.equals("on") ? "clauses" : field, error.detail());
    }
}
