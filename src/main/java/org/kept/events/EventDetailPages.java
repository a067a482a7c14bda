package org.kept.events;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.audit.Audit;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Event;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.EventRepository;
import org.kept.problem.Problem;
import org.kept.ui.PageUrl;

/** Page of one event with its revisions; managers can void it there, with a reason. */
@Path("/events/{source}/{id}")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class EventDetailPages {

    private static final ReturnLink EVENTS = new ReturnLink("/events", "Events");

    @CheckedTemplate(basePath = "events")
    static final class EventDetailTemplates {

        private EventDetailTemplates() {}

        static native TemplateInstance event(EventDetailPage page);
    }

    private final EventRepository eventRepository;
    private final EventIngestion ingestion;
    private final ReportingZone zone;
    private final SecurityIdentity caller;
    private final Audit audit;
    private final CommentActions actions;

    EventDetailPages(
            EventRepository eventRepository,
            EventIngestion ingestion,
            ReportingZone zone,
            SecurityIdentity caller,
            Audit audit,
            CommentActions actions) {
        this.eventRepository = eventRepository;
        this.ingestion = ingestion;
        this.zone = zone;
        this.caller = caller;
        this.audit = audit;
        this.actions = actions;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance event(
            @PathParam("source") String source,
            @PathParam("id") String id,
            @RestQuery @Nullable String back,
            @HeaderParam("Referer") @Nullable String referrer) {
        var origin = ReturnLink.of(back, referrer, EVENTS);
        return page(new Event.EventKey(source, id), origin, "", null);
    }

    @POST
    @Path("void")
    @RolesAllowed(Permissions.STEWARD)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response voidEvent(
            @PathParam("source") String source,
            @PathParam("id") String id,
            @RestQuery @Nullable String back,
            @RestForm @Nullable String reason) {
        var origin = ReturnLink.of(back, null, EVENTS);
        var key = new Event.EventKey(source, id);
        try {
            ingestion.voidEvent(key, audit.actor(), EventIngestion.reason(reason), DataScope.of(caller));
        } catch (Problem problem) {
            if (problem.status() != 400) {
                throw problem;
            }
            var typed = reason == null ? "" : reason;
            return Response.status(422)
                    .entity(page(
                            key,
                            origin,
                            typed,
                            "Enter a reason of up to 1,000 characters. It is stored with the event."))
                    .build();
        }
        return Response.status(303)
                .header("Location", origin.onto(PageUrl.of(EventRow.page(key))))
                .build();
    }

    private TemplateInstance page(Event.EventKey key, ReturnLink origin, String reason, @Nullable String fault) {
        var mayVoid = caller.hasRole(Permissions.STEWARD);
        // First, because it rejects an event that the caller may not see.
        var history = eventRepository.history(key, DataScope.of(caller));
        return EventDetailTemplates.event(
                EventDetailPage.of(history, origin, zone.id(), actions.raisedFrom(key), mayVoid, reason, fault));
    }
}
