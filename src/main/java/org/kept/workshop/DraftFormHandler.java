package org.kept.workshop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Mission;
import org.kept.problem.Problem;
import org.kept.ui.PageUrl;
import org.kept.workshop.draft.Draft;
import org.kept.workshop.draft.DraftService;

/** Handles every form of a draft: changes the draft and redirects to it, or shows it again with the unsaved values. */
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

    /** The address of an anchor on the page of the draft. */
    static URI address(String id, String place) {
        return URI.create("/mission/edit/" + PageUrl.encode(id) + (place.isEmpty() ? "" : "#" + PageUrl.encode(place)));
    }

    /** Edits the mission in the latest revision of the draft. */
    Response edit(String id, DraftForm draftForm, String place, UnaryOperator<Mission> edit) {
        return change(id, draftForm, null, place, draft -> draft.withMission(edit.apply(draft.mission())));
    }

    /** Edits the mission; rejected if the draft has changed since the page was shown. */
    Response editIfUnchanged(String id, DraftForm draftForm, String place, UnaryOperator<Mission> edit) {
        var seen = draftForm.number("revision");
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

    /** Does the work of the form; then shows the page if there is unsaved text in others, or redirects to it. */
    Response runOrShowErrors(String id, DraftForm draftForm, String place, Runnable work) {
        var shown = shown(id);
        try {
            work.run();
        } catch (Problem wrong) {
            return page(id, wrong.status(), SentForms.rejected(draftForm, shown, wrong));
        }
        var unsaved = SentForms.saved(draftForm, shown);
        return unsaved.isEmpty()
                ? Response.status(303).location(address(id, place)).build()
                : page(id, 200, unsaved);
    }

    /** Shows the page with the first word of a clause chosen; its address keeps it unless there is unsaved text. */
    Response choose(String id, DraftForm draftForm, int first) {
        var unsaved = SentForms.chosen(draftForm, shown(id));
        return unsaved.isEmpty()
                ? Response.status(303)
                        .location(URI.create("/mission/edit/" + id + "?first=" + first + "#words"))
                        .build()
                : Response.ok(DraftTemplates.draft(pageBuilder.page(draftService.get(id), first, unsaved)))
                        .build();
    }

    /** Does work that leaves the page; refused with 409 while there is unsaved text on it. */
    Response runAndLeave(String id, DraftForm draftForm, Supplier<URI> work) {
        var shown = shown(id);
        try {
            if (!SentForms.saved(draftForm, shown).isEmpty()) {
                throw Problem.conflict("There is text on this page that is not saved. Save it or clear it first.");
            }
            return Response.status(303).location(work.get()).build();
        } catch (Problem wrong) {
            return page(id, wrong.status(), SentForms.rejected(draftForm, shown, wrong));
        }
    }

    /** The forms as the page had them before the work. */
    private List<FormView> shown(String id) {
        return pageBuilder.page(draftService.get(id), null, null).forms();
    }

    private Response page(String id, int status, SentForms sentForms) {
        return Response.status(status)
                .entity(DraftTemplates.draft(pageBuilder.page(draftService.get(id), null, sentForms)))
                .build();
    }
}
