package org.kept.action;

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
import java.net.URI;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.database.ReadSession;
import org.kept.problem.Problem;

/** Pages of actions: the list, the form that raises one, and each with its forms. Anyone who is signed in may raise one. */
@Path("/actions")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class ActionPages {

    @CheckedTemplate(basePath = "action")
    static final class ActionTemplates {

        private ActionTemplates() {}

        static native TemplateInstance actions(ActionListPage page);

        static native TemplateInstance raise(ActionPage page);

        static native TemplateInstance action(ActionPage page);
    }

    private final ActionService actions;
    private final ActionViewers viewers;
    private final ActionPageBuilder builder;
    private final ReadSession reads;

    ActionPages(ActionService actions, ActionViewers viewers, ActionPageBuilder builder, ReadSession reads) {
        this.actions = actions;
        this.viewers = viewers;
        this.builder = builder;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return ActionTemplates.actions(reads.during(() -> builder.list(viewers.current())));
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public TemplateInstance raising(@BeanParam ActionPlace place) {
        return ActionTemplates.raise(builder.raising(place, viewers.current(), new ActionForm(), FormErrors.NONE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response raise(@BeanParam ActionPlace place, @BeanParam ActionForm form) {
        try {
            return saved(actions.raise(form.raised(place), viewers.current()));
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(ActionTemplates.raise(
                            builder.raising(place, viewers.current(), form, new FormErrors(problem.errors()))))
                    .build();
        }
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public TemplateInstance action(@RestPath String id, @RestQuery @Nullable String changed) {
        var viewer = viewers.current();
        // Outside the read session, because a replica may not have the latest change.
        var action = actions.get(id, viewer);
        return ActionTemplates.action(
                reads.during(() -> builder.page(action, viewer, null, FormErrors.NONE, changed != null)));
    }

    /** Agrees to it, or changes what was agreed. */
    @POST
    @Path("{id}/agree")
    @RolesAllowed(Permissions.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response agree(@RestPath String id, @BeanParam ActionForm form) {
        return change(id, form, stored -> {
            stored.state = ActionState.AGREED.code();
            stored.outcome = null;
            stored.owner = form.owner;
            stored.due = form.due;
            stored.kpi = form.kpi;
            stored.direction = form.direction;
            stored.by = form.by;
        });
    }

    /** Closes it as done or dropped, or changes the outcome. */
    @POST
    @Path("{id}/close")
    @RolesAllowed(Permissions.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response close(@RestPath String id, @BeanParam ActionForm form) {
        var dropped = ActionState.DROPPED.code().equals(form.state);
        return change(id, form, stored -> {
            stored.state = dropped ? ActionState.DROPPED.code() : ActionState.DONE.code();
            stored.outcome = form.outcome;
            stored.since = form.since;
        });
    }

    /** Changes the public words. */
    @POST
    @Path("{id}/public")
    @RolesAllowed(Permissions.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response show(@RestPath String id, @BeanParam ActionForm form) {
        return change(id, form, stored -> {
            stored.inPublic = form.inPublic;
            stored.said = form.said;
            stored.did = form.did;
        });
    }

    @POST
    @Path("{id}/withdraw")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(@RestPath String id) {
        return saved(actions.withdraw(id, viewers.current()));
    }

    private Response change(String id, ActionForm form, Consumer<ActionForm> edit) {
        var viewer = viewers.current();
        var action = actions.get(id, viewer);
        var edited = ActionForm.of(action);
        edit.accept(edited);
        try {
            return saved(actions.change(id, edited.change(action), viewer));
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(ActionTemplates.action(
                            builder.page(action, viewer, form, new FormErrors(problem.errors()), false)))
                    .build();
        }
    }

    private static Response saved(Action action) {
        return Response.status(303)
                .location(URI.create(ActionPageBuilder.href(action) + "?changed=saved"))
                .build();
    }
}
