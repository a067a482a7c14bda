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
import org.kept.ui.Address;

/** What every form of a draft does in the end: change it and go back to it, or show it again with what was wrong. */
@ApplicationScoped
class Desk {

    @CheckedTemplate(basePath = "workshop")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance draft(DraftPage page);
    }

    private final Drafts drafts;
    private final DraftWriter writer;
    private final SecurityIdentity caller;

    Desk(Drafts drafts, DraftWriter writer, SecurityIdentity caller) {
        this.drafts = drafts;
        this.writer = writer;
        this.caller = caller;
    }

    String me() {
        return caller.getPrincipal().getName();
    }

    TemplateInstance show(String id, @Nullable Integer first) {
        return Templates.draft(writer.page(drafts.get(id), first, null));
    }

    /** Goes back to the draft, to the place on its page. */
    static Response back(String id, String place) {
        return Response.status(303)
                .location(URI.create("/mission/edit/" + id + (place.isEmpty() ? "" : "#" + Address.encoded(place))))
                .build();
    }

    /** Changes what the mission says, on top of whatever the draft says by now. */
    Response edit(String id, Typed typed, String place, UnaryOperator<Mission> edit) {
        return change(id, typed, null, place, draft -> draft.saying(edit.apply(draft.mission())));
    }

    /** The same for something that stood on the page: not if somebody changed the draft since. */
    Response editSeen(String id, Typed typed, String place, UnaryOperator<Mission> edit) {
        var seen = Typed.number(typed.revision);
        return change(id, typed, seen == null ? -1 : seen, place, draft -> draft.saying(edit.apply(draft.mission())));
    }

    Response change(String id, Typed typed, @Nullable Integer revision, String place, UnaryOperator<Draft> edit) {
        return answered(id, typed, place, () -> drafts.change(id, revision, me(), edit));
    }

    Response answered(String id, Typed typed, String place, Runnable work) {
        try {
            work.run();
            return back(id, place);
        } catch (Problem wrong) {
            return Response.status(wrong.status())
                    .entity(Templates.draft(writer.page(drafts.get(id), null, Refusal.of(typed, wrong))))
                    .build();
        }
    }
}
