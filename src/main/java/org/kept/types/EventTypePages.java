package org.kept.types;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventType;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.types.EventTypeForm.FieldRow;
import org.kept.types.EventTypeForm.RowKind;
import org.kept.types.EventTypePage.EditedField;
import org.kept.types.EventTypePage.KindOption;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;

/** Pages of the event types: the list, and one type with its fields as rows of a form. */
@Path("/event-types")
@RolesAllowed("administrator")
@Produces(MediaType.TEXT_HTML)
public class EventTypePages {

    @CheckedTemplate(basePath = "types")
    static final class TypeTemplates {

        private TypeTemplates() {}

        static native TemplateInstance types(EventTypeListPage page);

        static native TemplateInstance type(EventTypePage page);
    }

    private final EventTypeService service;

    EventTypePages(EventTypeService service) {
        this.service = service;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery @Nullable String saved, @RestQuery @Nullable String removed) {
        return TypeTemplates.types(new EventTypeListPage(
                service.all().stream().map(EventTypeListPage::row).toList(),
                EventType.builtIn().stream().map(EventTypeListPage::row).toList(),
                saved == null
                        ? null
                        : service.find(saved).map(EventTypeDefinition::code).orElse(null),
                removed != null && EventTypeDefinition.isCode(removed) ? removed : null));
    }

    @GET
    @Path("/new")
    @Operation(hidden = true)
    public TemplateInstance add() {
        return TypeTemplates.type(page("", true, "", "", List.of(), List.of()));
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response addSent(@BeanParam EventTypeForm form) {
        return sent(form.code(), true, form);
    }

    @GET
    @Path("/{code}")
    @Operation(hidden = true)
    public TemplateInstance type(@RestPath String code) {
        var definition = service.require(code);
        return TypeTemplates.type(
                page(code, false, definition.name(), definition.sentence(), EventTypeForm.rows(definition), List.of()));
    }

    @POST
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@RestPath String code, @BeanParam EventTypeForm form) {
        service.require(code);
        return sent(code, false, form);
    }

    @POST
    @Path("/{code}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath String code) {
        service.remove(code);
        return Response.status(303)
                .header("Location", "/event-types?removed=" + code)
                .build();
    }

    /** Saves the form, or shows it again with more rows or with its errors. */
    private Response sent(String code, boolean added, EventTypeForm form) {
        var rows = form.rows();
        if (form.isAct("rows")) {
            return Response.ok(TypeTemplates.type(page(code, added, form.name(), form.sentence(), rows, List.of())))
                    .build();
        }
        try {
            save(code, added, form, rows);
        } catch (Problem problem) {
            var errors = problem.errors().isEmpty()
                    ? List.of(InputError.at("", "problem", problem.detail()))
                    : problem.errors();
            return Response.status(problem.status())
                    .entity(TypeTemplates.type(page(code, added, form.name(), form.sentence(), rows, errors)))
                    .build();
        }
        return Response.status(303)
                .header("Location", "/event-types?saved=" + code)
                .build();
    }

    private void save(String code, boolean added, EventTypeForm form, List<FieldRow> rows) {
        var faults = new ArrayList<>(EventTypeForm.faults(rows));
        if (added && service.find(code).isPresent()) {
            faults.add(InputError.at(
                    "/code", "code.taken", "There is already an event type '" + code + "'. Choose another code."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("Nothing was stored.", faults);
        }
        service.put(code, EventTypeForm.document(form.name(), form.sentence(), rows));
    }

    private EventTypePage page(
            String code, boolean added, String name, String sentence, List<FieldRow> rows, List<InputError> errors) {
        var faults =
                errors.stream().map(each -> EventTypePage.fault(each, rows)).toList();
        var edited = new ArrayList<EditedField>();
        for (var row : EventTypeForm.withSpare(rows)) {
            edited.add(edited(row, edited.size(), faults));
        }
        var uses = added ? List.<String>of() : service.uses(code);
        var events = added ? 0 : service.events(code);
        return new EventTypePage(
                code,
                added,
                name,
                sentence,
                edited,
                events == 0 ? null : NumberFormatter.of(events, "event", "events"),
                uses.isEmpty()
                        ? null
                        : "It cannot be removed: " + ListFormatter.upTo(EventTypeService.MAX_USES, uses) + ".",
                faults);
    }

    private static EditedField edited(FieldRow row, int index, List<EventTypePage.TypeFault> faults) {
        var kinds = Arrays.stream(RowKind.values())
                .map(kind ->
                        new KindOption(kind.code(), kind.words(), kind.code().equals(row.kind())))
                .toList();
        var fault = faults.stream()
                .filter(each -> each.field().equals("field-" + index))
                .map(EventTypePage.TypeFault::detail)
                .findFirst()
                .orElse(null);
        return new EditedField(
                index,
                row.name().isEmpty() ? "Field " + (index + 1) : row.name(),
                row.name(),
                kinds,
                row.required(),
                row.from(),
                row.to(),
                row.choices(),
                fault);
    }
}
