package org.kept.workshop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.wording.MeasureProposal;

/**
 * A clause in the draft editor.
 *
 * @param lost whether its quote is no longer in the statement
 * @param remarks remarks of the rules on its words
 * @param times the times that its words ask for where a KPI counts another, or the draft sets one
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
        List<RequestedTime> times,
        @Nullable CalendarAdvice calendar,
        List<DraftMeasureView> fits,
        List<DraftMeasureView> measures,
        DraftMeasureView another,
        List<DraftPage.NamedChoice> choices,
        FormView facts,
        List<String> known,
        List<CommentView> comments,
        FormView comment) {

    /**
     * A time that the words ask for.
     *
     * @param kpi code of the KPI that would count it
     * @param sentence what the words ask for and what the KPI counts; or, if the draft sets it, what it will count
     * @param options the times to choose from; empty if the draft sets one
     * @param keep what the KPI counts if the draft sets nothing
     */
    record RequestedTime(String kpi, String sentence, List<TimeOption> options, String keep) {

        boolean isUnmet() {
            return !options.isEmpty();
        }
    }

    /**
     * A time to choose.
     *
     * @param seconds T; null for a KPI without one
     * @param calendar name of the calendar; null if none is set with it
     * @param words the time, such as "28,800 s by desk"
     */
    record TimeOption(@Nullable Integer seconds, @Nullable String calendar, String words) {}

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
