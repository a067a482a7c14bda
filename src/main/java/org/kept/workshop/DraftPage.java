package org.kept.workshop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Choice;
import org.kept.wording.WordingRemark;

/**
 * A draft on the workbench.
 *
 * @param base its address, without a slash at the end
 * @param published the version that it became, where it did: then nothing can be changed any more
 * @param rights what whoever looks at it may do
 * @param refusal the form that was not taken, where one was
 * @param pieces the statement, cut into words that can be marked and clauses that are
 * @param first the word that was chosen as the first of a new clause; null where none was
 * @param others KPIs that no clause is measured by and that are not set aside
 * @param consequences what publishing it does, in sentences
 * @param faults why it cannot be published yet, in sentences
 * @param overtaken the version that was published since it was begun; null where none was
 */
record DraftPage(
        String base,
        String name,
        int revision,
        String history,
        @Nullable Integer published,
        DraftPermissions rights,
        @Nullable RejectedForm refusal,
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

    /** What somebody may do here. */
    record DraftPermissions(boolean write, boolean speak, boolean publish) {}

    /**
     * A piece of the statement.
     *
     * @param word the number of the word; null for what is no word that can be marked
     * @param clause the clause it is; null for none
     */
    record DraftPiece(
            String text, @Nullable Integer word, @Nullable String clause, boolean chosen) {}

    /** Words that might be a clause, from the first word to the last. */
    record ClauseSuggestion(int first, int last, String text) {}

    record NamedChoice(String kpi, String name) {}

    record SetAsideRow(String kpi, String name, String because) {}

    /** A first day that is likely. */
    record EffectiveDay(String value, String words, boolean chosen) {}

    public List<Choice> tabs() {
        return org.kept.mission.MissionTabs.WORKSHOP.tabs();
    }

    /** Whether anything can still be changed. */
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
