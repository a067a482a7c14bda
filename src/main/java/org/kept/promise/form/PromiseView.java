package org.kept.promise.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.promise.model.PublicPromise;

/**
 * The promise page in JSON.
 *
 * @param url null if the address of Kept is not known
 * @param headline the last month in one sentence, and which part of the promise is shown
 * @param parts how many clauses the mission has, public or not
 * @param months the months shown, oldest first
 * @param updated the day on which the numbers were read
 * @param measured how the promises are measured, in one paragraph
 */
public record PromiseView(
        String company,
        String statement,
        @Nullable String url,
        @Nullable String headline,
        int parts,
        List<String> months,
        List<PromiseClauseView> clauses,
        List<RetiredClauseView> retired,
        List<PublicActionView> actions,
        String measured,
        String updated) {

    /**
     * A clause with one mark for each month; {@code means} are the targets by which it is judged now, {@code takenDown}
     * says when it was not public for a time.
     */
    public record PromiseClauseView(
            String code,
            String quote,
            List<String> means,
            List<MonthMarkView> months,
            int kept,
            int missed,
            int notMeasured,
            @Nullable PublicGuaranteeView guarantee,
            List<String> takenDown) {}

    /** A month; {@code why} says why it was not measured, {@code timeLeftOut} that exclusions changed its numbers. */
    public record MonthMarkView(
            String month, String mark, @Nullable String why, boolean timeLeftOut) {}

    /** A guarantee; {@code owed} is null if it is not counted or the count is too small to be public. */
    public record PublicGuaranteeView(
            String promise, String consequence, @Nullable Long owed, String sentence) {}

    /** A clause that was public; {@code because} is {@code taken-down} or {@code no-longer-promised}. */
    public record RetiredClauseView(String quote, String on, String because, String sentence) {}

    /** What customers said and what was done. */
    public record PublicActionView(
            String said, String did, String done, @Nullable String clause) {}

    public static PromiseView of(PublicPromise promise, @Nullable String url) {
        return new PromiseView(
                promise.company(),
                promise.statementText(),
                url,
                promise.clauses().isEmpty() ? null : promise.headline(),
                promise.parts(),
                promise.months().stream().map(Period::code).toList(),
                promise.clauses().stream().map(PromiseView::clause).toList(),
                promise.retired().stream()
                        .map(each -> new RetiredClauseView(
                                each.quote(), each.day().toString(), each.because(), each.words()))
                        .toList(),
                promise.actions().stream()
                        .map(each -> new PublicActionView(
                                each.said(), each.did(), each.done().toString(), each.clause()))
                        .toList(),
                promise.measured(),
                promise.updated().toString());
    }

    private static PromiseClauseView clause(PublicPromise.PublicClause clause) {
        var guarantee = clause.guarantee();
        return new PromiseClauseView(
                clause.code(),
                clause.quote(),
                clause.means(),
                clause.months().stream()
                        .map(each -> new MonthMarkView(
                                each.month().code(), each.mark().code(), each.why(), each.timeLeftOut()))
                        .toList(),
                clause.kept(),
                clause.missed(),
                clause.unmeasured(),
                guarantee == null
                        ? null
                        : new PublicGuaranteeView(
                                guarantee.promise(),
                                guarantee.consequence(),
                                guarantee.publicTimes(),
                                guarantee.owed()),
                clause.takenDown());
    }
}
