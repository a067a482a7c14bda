package org.kept.workshop.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kept.document.ParagraphText;
import org.kept.mission.Mission;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Drafts of the mission: started, changed by one person at a time, commented on and discarded. */
@ApplicationScoped
public class DraftService {

    static final int MAX_OPEN = 50;
    static final int MAX_COMMENTS = 200;
    static final int MAX_NAME_LENGTH = 100;
    static final int MAX_COMMENT_LENGTH = 2_000;

    private final DraftStore store;
    private final CommentStore comments;
    private final Clock clock;

    DraftService(DraftStore store, CommentStore comments, Clock clock) {
        this.store = store;
        this.comments = comments;
        this.clock = clock;
    }

    @Transactional
    public List<Draft> open() {
        return store.newest(true, MAX_OPEN);
    }

    @Transactional
    public List<Draft> published() {
        return store.newest(false, MAX_OPEN);
    }

    /**
     * The draft with this identifier.
     *
     * @throws Problem 404 if there is none
     */
    @Transactional
    public Draft get(String id) {
        return store.find(id(id)).orElseThrow(DraftService::none);
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    private static Problem none() {
        return Problem.notFound("Draft not found. It may have been discarded.");
    }

    /** Creates a draft; {@code begun} is the version the mission was taken from, 0 for none. */
    @Transactional
    public Draft begin(String typed, Mission mission, int begun, String author) {
        var name = ParagraphText.collapseWhitespace(typed);
        if (name.isEmpty() || ParagraphText.length(name) > MAX_NAME_LENGTH || !ParagraphText.isName(name)) {
            throw Problem.invalid(
                    "The draft was not started.",
                    List.of(InputError.at(
                            "/name", "name.length", "Give the draft a name of 1 to 100 visible characters.")));
        }
        if (store.open() >= MAX_OPEN) {
            throw Problem.conflict(
                    "The limit of " + MAX_OPEN + " open drafts is reached. Publish or discard one first.");
        }
        var now = now();
        var draft =
                new Draft(UUID.randomUUID(), name, begun, mission, new TreeMap<>(), 1, now, author, now, author, null);
        store.add(draft);
        return draft;
    }

    /**
     * Changes a draft.
     *
     * @param revision the revision its author has seen; null to change the latest one
     * @throws Problem 404 if there is none; 409 if it is published, or if someone else has changed it since
     */
    @Transactional
    public Draft change(String id, @Nullable Integer revision, String author, UnaryOperator<Draft> edit) {
        var draft = store.findForUpdate(id(id)).orElseThrow(DraftService::none);
        checkRevision(draft, revision == null ? Integer.valueOf(draft.revision()) : revision);
        var edited = edit.apply(draft);
        if (edited.equals(draft)) {
            return draft;
        }
        var changed = new Draft(
                draft.id(),
                edited.name(),
                edited.begun(),
                edited.mission(),
                edited.times(),
                draft.revision() + 1,
                draft.created(),
                draft.author(),
                now(),
                author,
                edited.published());
        store.update(changed);
        return changed;
    }

    /** Rejects with 409 a draft that is published, or whose revision is not the one its author has seen. */
    public void checkRevision(Draft draft, @Nullable Integer revision) {
        if (!draft.isOpen()) {
            throw Problem.conflict("This draft was published as version " + draft.published() + ". Start a new draft.");
        }
        if (revision == null || revision != draft.revision()) {
            throw Problem.conflict(
                    "Not saved: someone else has changed this draft. Your text is below; check it and save again.");
        }
    }

    @Transactional
    public void discard(String id) {
        var draft = store.findForUpdate(id(id)).orElseThrow(DraftService::none);
        if (!draft.isOpen()) {
            throw Problem.conflict(
                    "This draft was published as version " + draft.published() + " and is kept with it.");
        }
        store.remove(draft.id());
    }

    @Transactional
    public List<Comment> comments(Draft draft) {
        return comments.of(draft.id());
    }

    /** The number of open comments by draft; drafts without any are absent. */
    @Transactional
    public Map<UUID, Integer> openComments() {
        return comments.open();
    }

    /** Adds a comment on a draft, or on one of its clauses. */
    @Transactional
    public void comment(String id, @Nullable String clause, String kind, String text, String author) {
        var draft = openDraft(id);
        if (clause != null && draft.mission().clause(clause).isEmpty()) {
            throw Problem.notFound("This draft has no clause '" + clause + "'. It may have been removed.");
        }
        if (comments.of(draft.id()).size() >= MAX_COMMENTS) {
            throw Problem.conflict("This draft has reached the limit of " + MAX_COMMENTS + " comments.");
        }
        var commentKind = Comment.CommentKind.of(kind)
                .orElseThrow(() -> wrong("/kind", "kind.unknown", "Choose an idea, a concern or a feeling."));
        comments.add(
                draft.id(), new Comment(UUID.randomUUID(), clause, commentKind, text(text), now(), author, null, null));
    }

    @Transactional
    public void answer(String id, String comment, String text, String author) {
        if (!comments.answer(openDraft(id).id(), id(comment), new Comment.CommentReply(text(text), now(), author))) {
            throw Problem.notFound("Comment not found.");
        }
    }

    @Transactional
    public void resolve(String id, String comment, String author) {
        if (!comments.resolve(openDraft(id).id(), id(comment), new Comment.CommentResolution(now(), author))) {
            throw Problem.notFound("Comment not found, or already resolved.");
        }
    }

    /** The draft, locked; 409 if it is published, because its comments are kept as they were then. */
    private Draft openDraft(String id) {
        var draft = store.findForUpdate(id(id)).orElseThrow(DraftService::none);
        checkRevision(draft, draft.revision());
        return draft;
    }

    private static String text(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_COMMENT_LENGTH) {
            throw wrong("/text", "text.length", "Write 1 to 2,000 characters.");
        }
        if (!isPrintable(text)) {
            throw wrong("/text", "text.characters", "This contains characters that cannot be shown. Remove them.");
        }
        return text;
    }

    private static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\r' && each != '\t');
    }

    private static Problem wrong(String pointer, String code, String detail) {
        return Problem.invalid("Not saved: correct the field below.", List.of(InputError.at(pointer, code, detail)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
