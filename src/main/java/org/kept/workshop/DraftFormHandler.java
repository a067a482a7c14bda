package org.kept.workshop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Mission;
import org.kept.problem.Problem;
import org.kept.ui.PageUrl;
import org.kept.workshop.draft.Draft;
import org.kept.workshop.draft.DraftService;

/** What every form of a draft does in the end: change it and go back to it, or show it again with what was wrong. */
@ApplicationScoped
class DraftFormHandler {

    @CheckedTemplate(basePath = "workshop")
    static final class DraftTemplates {

        private DraftTemplates() {}

        static native TemplateInstance draft(DraftPage page);
    }

    private final DraftService draftService;
    private final DraftPageBuilder writer;
    private final SecurityIdentity caller;

    DraftFormHandler(DraftService draftService, DraftPageBuilder writer, SecurityIdentity caller) {
        this.draftService = draftService;
        this.writer = writer;
        this.caller = caller;
    }

    String me() {
        return caller.getPrincipal().getName();
    }

    TemplateInstance show(String id, @Nullable Integer first) {
        return DraftTemplates.draft(writer.page(draftService.get(id), first, null));
    }

    /** Goes back to the draft, to the place on its page. */
    static Response back(String id, String place) {
        return Response.status(303)
                .location(URI.create("/mission/edit/" + id + (place.isEmpty() ? "" : "#" + PageUrl.encoded(place))))
                .build();
    }

    /** Changes what the mission says, on top of whatever the draft says by now. */
    Response edit(String id, DraftForm draftForm, String place, UnaryOperator<Mission> edit) {
        return change(id, draftForm, null, place, draft -> draft.saying(edit.apply(draft.mission())));
    }

    /** The same for something that stood on the page: not if somebody changed the draft since. */
    Response editSeen(String id, DraftForm draftForm, String place, UnaryOperator<Mission> edit) {
        var seen = DraftForm.number(draftForm.revision);
        return change(
                id, draftForm, seen == null ? -1 : seen, place, draft -> draft.saying(edit.apply(draft.mission())));
    }

    Response change(
            String id, DraftForm draftForm, @Nullable Integer revision, String place, UnaryOperator<Draft> edit) {
        return answered(id, draftForm, place, () -> draftService.change(id, revision, me(), edit));
    }

    Response answered(String id, DraftForm draftForm, String place, Runnable work) {
        try {
            work.run();
            return back(id, place);
        } catch (Problem wrong) {
            return Response.status(wrong.status())
                    .entity(DraftTemplates.draft(
                            writer.page(draftService.get(id), null, RejectedForm.of(draftForm, wrong))))
                    .build();
        }
    }
}
