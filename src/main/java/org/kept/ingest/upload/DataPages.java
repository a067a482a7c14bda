package org.kept.ingest.upload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.access.PublicAddress;
import org.kept.audit.Audit;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.DataNotice;
import org.kept.ingest.ForeignFiles;
import org.kept.ingest.InputText;
import org.kept.ingest.RetentionHorizon;
import org.kept.ingest.csv.CsvFormat;
import org.kept.ingest.store.SourceActivityStore;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;
import org.kept.ui.DateFormatter;

/** Data pages: activity and rejections of each source, and CSV import with a check first. */
@Path("/data")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class DataPages {

    private static final int MAX_REJECTIONS = 200;
    private static final String GONE = "The check has expired. Choose the file again.";

    @CheckedTemplate(basePath = "ingest")
    static final class DataTemplates {

        private DataTemplates() {}

        static native TemplateInstance data(DataPage page);

        static native TemplateInstance check(FileCheckPage page);
    }

    private final SourceActivityStore sourceActivity;
    private final FileCheckService files;
    private final ForeignFiles foreignFiles;
    private final UploadConfig config;
    private final RetentionHorizon retentionHorizon;
    private final PublicAddress address;
    private final ReportingZone zone;
    private final Clock clock;
    private final SecurityIdentity caller;
    private final Audit audit;
    private final Instance<DataNotice> notices;
    private final EventTypes types;

    DataPages(
            SourceActivityStore sourceActivity,
            FileCheckService files,
            ForeignFiles foreignFiles,
            UploadConfig config,
            RetentionHorizon retentionHorizon,
            PublicAddress address,
            ReportingZone zone,
            Clock clock,
            SecurityIdentity caller,
            Audit audit,
            @Any Instance<DataNotice> notices,
            EventTypes types) {
        this.sourceActivity = sourceActivity;
        this.files = files;
        this.foreignFiles = foreignFiles;
        this.config = config;
        this.retentionHorizon = retentionHorizon;
        this.address = address;
        this.zone = zone;
        this.clock = clock;
        this.caller = caller;
        this.audit = audit;
        this.notices = notices;
        this.types = types;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance data(UriInfo uri) {
        return DataTemplates.data(page(uri, null));
    }

    @GET
    @Path("sample.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response sample() {
        var now = clock.instant().atZone(zone.id()).toOffsetDateTime();
        return Response.ok(SampleCsv.generate(types.all(), now))
                .header("Content-Disposition", "attachment; filename=\"kept-sample.csv\"")
                .build();
    }

    @POST
    @Path("checks")
    @RolesAllowed(Permissions.STEWARD)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response check(
            UriInfo uri, @RestForm("file") @Nullable FileUpload file, @RestForm @Nullable String correct) {
        if (file == null || file.size() == 0) {
            return errorPage(uri, 422, "Choose a file that is not empty.");
        }
        if (file.size() > config.maxFile().asLongValue()) {
            return errorPage(
                    uri,
                    413,
                    UploadSizeFilter.tooLarge(config.maxFile().asLongValue()).detail());
        }
        try {
            var name = InputText.excerpt(Objects.requireNonNullElse(file.fileName(), ""));
            var foreign = foreignFiles.take(file.uploadedFile(), name, audit.actor(), DataScope.of(caller));
            if (foreign != null) {
                return redirect(correct == null ? foreign : foreign + "?correct=yes");
            }
            var added = files.add(file.uploadedFile(), name, correct != null, audit.actor());
            return redirect(page(added));
        } catch (Problem problem) {
            return errorPage(uri, problem.status(), problem.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("checks/{id}")
    @RolesAllowed(Permissions.STEWARD)
    @Operation(hidden = true)
    public Response checked(UriInfo uri, @RestPath String id) {
        var file = files.find(id, callerName());
        return file == null
                ? errorPage(uri, 404, GONE)
                : Response.ok(DataTemplates.check(FileCheckPage.of(file))).build();
    }

    /** Chooses the rules by which the file is read, and checks it with them. */
    @POST
    @Path("checks/{id}/rules")
    @RolesAllowed(Permissions.STEWARD)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response choose(
            UriInfo uri,
            @RestPath String id,
            @RestForm @Nullable String charset,
            @RestForm @Nullable String separator,
            @RestForm @Nullable String decimal,
            @RestForm @Nullable String dates,
            @RestForm @Nullable String zone) {
        return onFile(uri, id, file -> {
            var chosen = Map.of(
                    "charset", Objects.requireNonNullElse(charset, ""),
                    "separator", Objects.requireNonNullElse(separator, ""),
                    "decimal", Objects.requireNonNullElse(decimal, ""),
                    "dates", Objects.requireNonNullElse(dates, ""),
                    "zone", Objects.requireNonNullElse(zone, ""));
            files.choose(file, CsvFormat.parse(chosen));
        });
    }

    @POST
    @Path("checks/{id}/send")
    @RolesAllowed(Permissions.STEWARD)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(UriInfo uri, @RestPath String id) {
        return onFile(uri, id, files::send);
    }

    @POST
    @Path("checks/{id}/cancel")
    @RolesAllowed(Permissions.STEWARD)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response cancel(UriInfo uri, @RestPath String id) {
        return onFile(uri, id, files::cancel);
    }

    private Response onFile(UriInfo uri, String id, Consumer<CheckedFile> action) {
        var file = files.find(id, callerName());
        if (file == null) {
            return errorPage(uri, 404, GONE);
        }
        try {
            action.accept(file);
        } catch (Problem problem) {
            return Response.status(422)
                    .entity(DataTemplates.check(FileCheckPage.of(file, problem.detail())))
                    .build();
        }
        return redirect(page(file));
    }

    private static String page(CheckedFile file) {
        return "/data/checks/" + file.id();
    }

    private Response errorPage(UriInfo uri, int status, String why) {
        return Response.status(status)
                .entity(DataTemplates.data(page(uri, why)))
                .build();
    }

    private static Response redirect(String path) {
        return Response.status(303).header("Location", path).build();
    }

    private DataPage page(UriInfo uri, @Nullable String fault) {
        var now = clock.instant();
        retentionHorizon.refresh();
        // The team of a rejected event is not known for certain.
        var teamScoped = DataScope.of(caller).isOfTeams();
        var rejections = sourceActivity.rejections(MAX_REJECTIONS).stream()
                .map(each -> DataPage.refusal(each, zone.id()))
                .toList();
        return new DataPage(
                sourceActivity.activities().stream()
                        .map(activity -> DataPage.source(activity, zone.id(), now))
                        .toList(),
                teamScoped ? List.of() : rejections,
                teamScoped && !rejections.isEmpty(),
                caller.hasRole(Permissions.STEWARD) ? notices() : List.of(),
                caller.hasRole(Permissions.ADMINISTRATOR),
                caller.hasRole(Permissions.STEWARD),
                files.uploadedBy(callerName()).stream()
                        .map(file ->
                                new DataPage.UploadRow(file.name(), FileCheckPage.heading(file.stage()), page(file)))
                        .toList(),
                address.example(uri.getBaseUri(), "/api/v1/events"),
                fault,
                retentionHorizon.isSet() ? DateFormatter.day(retentionHorizon.day()) : null,
                config.maxFile().asLongValue() / (1024 * 1024) + "\u00a0MiB",
                types.all().stream()
                        .filter(type -> !type.isBuiltIn())
                        .map(DataPage.TypeColumns::of)
                        .toList());
    }

    private List<String> notices() {
        return notices.stream().flatMap(each -> each.notices().stream()).toList();
    }

    private String callerName() {
        return caller.getPrincipal().getName();
    }
}
