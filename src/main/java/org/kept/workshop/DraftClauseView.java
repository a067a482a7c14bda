package org.kept.workshop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.wording.MeasureProposal;

/**
 * A clause in the draft editor.
 *
 * @param lost whether its quote is no longer in the statement
 * @param remarks remarks of the rules on its words
 * @param time the time T that its words ask for, if the service level has another; else null
 * @param calendar advice if its words and its measures mean different times; null if they agree
 * @param fits KPIs that the rules propose, each with a form that needs a reason
 * @param measures its measures
 * @param another a form for any other KPI
 * @param choices the KPIs that this form offers
 */
record DraftClauseView(
        String code,
        String quote,
        boolean lost,
        List<MeasureProposal> remarks,
        @Nullable RequestedTime time,
        @Nullable CalendarAdvice calendar,
        List<DraftMeasureView> fits,
        List<DraftMeasureView> measures,
        DraftMeasureView another,
        List<DraftPage.NamedChoice> choices,
        FormView facts,
        List<String> known,
        List<CommentView> comments,
        FormView comment) {

    /** A time that the words ask for; {@code accepted} if the draft already sets it. */
    record RequestedTime(int seconds, String words, String asked, String now, boolean accepted) {}

    /**
     * Advice on a clause whose words and calendars differ.
     *
     * @param sentence what the words promise and the measures count
     * @param action what to do about it
     */
    record CalendarAdvice(String sentence, String action) {}

    /**
     * A measure, or a proposed one.
     *
     * @param suffix the unit after its numbers
     * @param why the source of a proposed target; null if there is none
     * @param target the target in words; null if there is none
     * @param argued who gave the reason, and when
     * @param suspect the quote for which the reason was given, if it differs from the current one
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
