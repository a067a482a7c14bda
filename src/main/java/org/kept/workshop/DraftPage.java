package org.kept.workshop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Choice;
import org.kept.wording.WordingRemark;

/**
 * A draft in the editor.
 *
 * @param base its URL, without a trailing slash
 * @param published the version it became, after which it cannot be changed; else null
 * @param rights what the signed-in user may do
 * @param sent the sent forms with unsaved values; null if there are none
 * @param pieces the statement, split into words that can be marked and clauses that are
 * @param first the index of the word chosen as the first of a new clause; null if none
 * @param others KPIs that no clause uses and that are not listed as not scored
 * @param consequences what publishing it does, in sentences
 * @param faults why it cannot be published yet, in sentences
 * @param overtaken the version published since it was started; null if none
 */
record DraftPage(
        String base,
        String name,
        int revision,
        String history,
        @Nullable Integer published,
        DraftPermissions rights,
        @Nullable SentForms sent,
        FormView statement,
        List<DraftPiece> pieces,
        @Nullable Integer first,
        List<WordingRemark> remarks,
        List<ClauseSuggestion> suggestions,
        List<DraftClauseView> clauses,
        List<SetAsideRow> asides,
        FormView setAside,
        List<NamedChoice> others,
        FormView day,
        List<EffectiveDay> days,
        List<String> consequences,
        List<String> faults,
        @Nullable Integer overtaken,
        List<CommentView> comments,
        FormView comment) {

    private static final int MAX_FIELDS = 900;

    record DraftPermissions(boolean write, boolean speak, boolean publish) {}

    /**
     * A piece of the statement.
     *
     * @param word the index of the word; null if it cannot be marked
     * @param clause the code of its clause; null if none
     */
    record DraftPiece(
            String text, @Nullable Integer word, @Nullable String clause, boolean chosen) {}

    /** Words that might be a clause, from the first word index to the last. */
    record ClauseSuggestion(int first, int last, String text) {}

    record NamedChoice(String kpi, String name) {}

    record SetAsideRow(String kpi, String name, String because) {}

    /** A suggested first day. */
    record EffectiveDay(String value, String words, boolean chosen) {}

    public List<Choice> tabs() {
        return org.kept.mission.MissionTabs.WORKSHOP.tabs();
    }

    /** Text typed into a form and not saved. */
    record UnsavedText(String form, String text) {}

    /** The rejected form; null if none was. */
    public @Nullable SentForms refusal() {
        return sent == null || sent.detail() == null ? null : sent;
    }

    /** Whether a form was saved, while text in others was not. */
    public boolean saved() {
        return sent != null && sent.saved();
    }

    /** Text in the forms whose button was not pressed. */
    public List<UnsavedText> unsaved() {
        return forms().stream()
                .filter(FormView::open)
                .filter(each ->
                        sent == null || sent.detail() == null || !each.id().equals(sent.form()))
                .map(each -> new UnsavedText(each.id(), each.excerpt()))
                .toList();
    }

    /** Every form on the page. */
    List<FormView> forms() {
        var forms = new ArrayList<>(List.of(statement, setAside, day, comment));
        comments.forEach(each -> forms.add(each.form()));
        for (var clause : clauses) {
            clause.fits().forEach(each -> forms.add(each.form()));
            clause.measures().forEach(each -> forms.add(each.form()));
            clause.comments().forEach(each -> forms.add(each.form()));
            forms.addAll(List.of(clause.another().form(), clause.facts(), clause.comment()));
        }
        return List.copyOf(forms);
    }

    /** Whether there are so many fields that each clause is sent by itself: a form has at most 1,000. */
    public boolean manyForms() {
        return forms().stream().mapToInt(each -> each.values().size()).sum() > MAX_FIELDS;
    }

    public boolean hasForm() {
        return canWrite() || canSpeak() || canPublish();
    }

    /** Whether the draft can still be changed. */
    public boolean isOpen() {
        return published == null;
    }

    public boolean canWrite() {
        return isOpen() && rights.write();
    }

    public boolean canSpeak() {
        return isOpen() && rights.speak();
    }

    public boolean canPublish() {
        return isOpen() && rights.publish();
    }
}
