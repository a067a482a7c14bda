package org.kept.workshop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.wording.MeasureProposal;

/**
 * A clause on the workbench.
 *
 * @param lost whether its words are no longer in the statement
 * @param remarks what the rules read out of its words
 * @param time the time T that its words ask for, where the service level has another
 * @param fits KPIs that the rules propose, each with a form that waits for a reason
 * @param measures what it is measured by
 * @param another a form for any other KPI
 * @param choices the KPIs that the form offers
 */
record DraftClauseView(
        String code,
        String quote,
        boolean lost,
        List<MeasureProposal> remarks,
        @Nullable RequestedTime time,
        List<DraftMeasureView> fits,
        List<DraftMeasureView> measures,
        DraftMeasureView another,
        List<DraftPage.NamedChoice> choices,
        FormView facts,
        List<String> known,
        List<CommentView> comments,
        FormView comment) {

    /** A time that the words ask for; {@code accepted} when the draft sets it already. */
    record RequestedTime(int seconds, String words, String asked, String now, boolean accepted) {}

    /**
     * A link, or the proposal of one.
     *
     * @param suffix what stands behind its numbers
     * @param why where a proposed target comes from; null where there is none
     * @param target the target in words; null for none
     * @param argued who gave the reason, and when
     * @param suspect the words that the reason was given for, where they are others now
     */
    record DraftMeasureView(
            String kpi,
            String name,
            String formula,
            String role,
            String because,
            String suffix,
            @Nullable String why,
            @Nullable String target,
            @Nullable String argued,
            @Nullable String suspect,
            FormView form) {}

    public String heading() {
        return "“… " + quote + " …”";
    }
}
