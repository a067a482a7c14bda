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

/** Handles every form of a draft: changes the draft and redirects to it, or shows it again with the errors. */
@ApplicationScoped
class DraftFormHandler {

    @CheckedTemplate(basePath = "workshop")
    static final class DraftTemplates {

        private DraftTemplates() {}

        static native TemplateInstance draft(DraftPage page);
    }

    private final DraftService draftService;
    private final DraftPageBuilder pageBuilder;
    private final SecurityIdentity caller;

    DraftFormHandler(DraftService draftService, DraftPageBuilder pageBuilder, SecurityIdentity caller) {
        this.draftService = draftService;
        this.pageBuilder = pageBuilder;
        this.caller = caller;
    }

    String callerName() {
        return caller.getPrincipal().getName();
    }

    TemplateInstance show(String id, @Nullable Integer first) {
        return DraftTemplates.draft(pageBuilder.page(draftService.get(id), first, null));
    }

    /** Redirects to an anchor on the page of the draft. */
    static Response redirect(String id, String place) {
        return Response.status(303)
                .location(URI.create("/mission/edit/" + id + (place.isEmpty() ? "" : "#" + PageUrl.encode(place))))
                .build();
    }

    /** Edits the mission in the latest revision of the draft. */
    Response edit(String id, DraftForm draftForm, String place, UnaryOperator<Mission> edit) {
        return change(id, draftForm, null, place, draft -> draft.withMission(edit.apply(draft.mission())));
    }

    /** Edits the mission; rejected if the draft has changed since the page was shown. */
    Response editIfUnchanged(String id, DraftForm draftForm, String place, UnaryOperator<Mission> edit) {
        var seen = DraftForm.number(draftForm.revision);
        return change(
                id,
                draftForm,
                seen == null ? -1 : seen,
                place,
                draft -> draft.withMission(edit.apply(draft.mission())));
    }

    Response change(
            String id, DraftForm draftForm, @Nullable Integer revision, String place, UnaryOperator<Draft> edit) {
        return runOrShowErrors(id, draftForm, place, () -> draftService.change(id, revision, callerName(), edit));
    }

    Response runOrShowErrors(String id, DraftForm draftForm, String place, Runnable work) {
        try {
            work.run();
            return redirect(id, place);
        } catch (Problem wrong) {
            return Response.status(wrong.status())
                    .entity(DraftTemplates.draft(
                            pageBuilder.page(draftService.get(id), null, RejectedForm.of(draftForm, wrong))))
                    .build();
        }
    }
}
