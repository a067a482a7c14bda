package org.kept.promise.model;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ui.DateFormatter;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PublicActions;

/**
 * Complete content of the promise page.
 *
 * @param company blank before it is named
 * @param statement the whole statement in order, in pieces
 * @param months the complete months that are shown, oldest first
 * @param parts how many clauses the mission has, public or not
 * @param clauses the public clauses, in the order of the mission
 * @param retired clauses no longer public
 * @param actions what customers said and what was done, latest first
 * @param updated the day, in the reporting zone, on which the numbers were read
 */
public record PublicPromise(
        String company,
        List<StatementPiece> statement,
        List<Period> months,
        int parts,
        List<PublicClause> clauses,
        List<RetiredClause> retired,
        List<PublicActions.PublicAction> actions,
        LocalDate updated) {

    /** A month is judged when the weeks that belong to it are over, which is at most this much later. */
    public static final int DAYS_OF_GRACE = 3;

    private static final int MAX_DESCRIPTION = 160;

    public PublicPromise {
        statement = List.copyOf(statement);
        months = List.copyOf(months);
        clauses = List.copyOf(clauses);
        retired = List.copyOf(retired);
        actions = List.copyOf(actions);
    }

    /**
     * A piece of the statement.
     *
     * @param clause the code of the public clause whose words it is; null for all other words
     */
    public record StatementPiece(String text, @Nullable String clause) {}

    /**
     * A clause that is shown, with its months.
     *
     * @param means the targets by which it is judged now, in words
     * @param months one verdict for each month, oldest first
     * @param guarantee null without a guarantee
     * @param takenDown when it was taken down from the page for a time, as sentences
     */
    public record PublicClause(
            String code,
            String quote,
            List<String> means,
            List<MonthVerdict> months,
            @Nullable PublicGuarantee guarantee,
            List<String> takenDown) {

        public PublicClause {
            means = List.copyOf(means);
            takenDown = List.copyOf(takenDown);
            months = List.copyOf(months);
        }

        public int kept() {
            return MonthVerdict.count(months, MonthMark.KEPT);
        }

        public int missed() {
            return MonthVerdict.count(months, MonthMark.MISSED);
        }

        public int unmeasured() {
            return MonthVerdict.count(months, MonthMark.NOT_MEASURED);
        }

        /** In how many months it was not promised; they count as not measured. */
        private int unpromised() {
            return (int) months.stream().filter(each -> !each.isPromised()).count();
        }

        /** The verdict on the last month. */
        public MonthVerdict last() {
            return months.get(months.size() - 1);
        }

        /** In how many months time was left out. */
        public int leftOut() {
            return (int) months.stream().filter(MonthVerdict::timeLeftOut).count();
        }

        /** {@code Kept in 10 of the last 12 months and missed in 1. The other one was not measured.} */
        public String summary() {
            if (unpromised() == months.size()) {
                return "Newly promised: no month has been judged yet.";
            }
            var words = MonthVerdict.summary(kept(), missed(), unmeasured() - unpromised(), unpromised(), "the last");
            return Character.toUpperCase(words.charAt(0))
                    + words.substring(1)
                    + (leftOut() == 0 ? "" : " In " + leftOut() + " of these months (*) some time was left out.");
        }
    }

    /**
     * A guarantee, and how often it was owed in the months shown.
     *
     * @param counted whether it is counted
     * @param times null if it is not counted, or if there was nothing to count
     */
    public record PublicGuarantee(
            String promise,
            String consequence,
            boolean counted,
            @Nullable Long times) {

        /** The end of a text that needs no full stop, with or without a closing quotation mark or bracket. */
        private static final Pattern END = Pattern.compile("[.!?…。！？؟।][\\p{Pe}\\p{Pf}\"']*$");

        /** Smaller counts are not shown, because they could identify customers. */
        static final int SMALLEST = 5;

        /** The guarantee in sentences: {@code An answer within a minute. If we break it: 5 EUR credit.} */
        public String words() {
            return sentence(promise) + " If we break it: " + sentence(consequence);
        }

        private static String sentence(String text) {
            return END.matcher(text).find() ? text : text + ".";
        }

        /** How often it was owed, as a sentence. */
        public String owed() {
            if (times == null) {
                return counted
                        ? "No data in the last 12 months on how often it was owed."
                        : "How often it was owed is not counted.";
            }
            if (times == 0) {
                return "Not owed in the last 12 months.";
            }
            return "Owed " + (times < SMALLEST ? "fewer than " + SMALLEST : NumberFormatter.count(times))
                    + " times in the last 12 months.";
        }

        /** The count as far as it is public: null if it is not counted or too small. */
        public @Nullable Long publicTimes() {
            return times == null || (times > 0 && times < SMALLEST) ? null : times;
        }
    }

    /**
     * A clause that is no longer public.
     *
     * @param day the first day on which it was not public
     * @param takenDown whether someone took it down; false if the mission dropped it
     * @param summary its months until then, as a sentence; null if none of those shown is of it
     */
    public record RetiredClause(
            String quote,
            LocalDate day,
            boolean takenDown,
            @Nullable String summary) {

        /** {@code Taken down on 3 Nov 2026.} */
        public String words() {
            return (takenDown ? "Taken down on " : "No longer promised since ") + DateFormatter.day(day) + "."
                    + (summary == null ? "" : " " + summary);
        }

        /** The reason as a code in JSON. */
        public String because() {
            return takenDown ? "taken-down" : "no-longer-promised";
        }
    }

    /** The statement as one text. */
    public String statementText() {
        return String.join("", statement.stream().map(StatementPiece::text).toList());
    }

    /** The statement for search engines and previews, at most 160 characters. */
    public String description() {
        var text = statementText();
        return text.codePointCount(0, text.length()) <= MAX_DESCRIPTION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_DESCRIPTION - 1))
                                .strip() + "…";
    }

    /** The last month that was judged. */
    public Period lastMonth() {
        return months.get(months.size() - 1);
    }

    /** The months shown: {@code November 2025 to October 2026}. */
    public String span() {
        return DateFormatter.month(months.get(0).start()) + " to "
                + DateFormatter.month(lastMonth().start());
    }

    /** The name of the page: {@code Saltmarsh Books: our promise}. */
    public String title() {
        return company.isBlank() ? "Our promise" : company + ": our promise";
    }

    /** The last month in one sentence: {@code In October 2026 we kept 3 of 4 promises; 1 was not measured.} */
    public String headline() {
        return headline(lastMonth());
    }

    /** A month in one sentence, and which part of the promise it is about if not all parts are public. */
    public String headline(Period month) {
        return verdict(month) + shownParts();
    }

    /** {@code 1 of 5 parts of this promise is shown here.} */
    private String shownParts() {
        var shown = clauses.size();
        return shown >= parts
                ? ""
                : " " + shown + " of " + parts + " parts of this promise " + (shown == 1 ? "is" : "are")
                        + " shown here.";
    }

    private String verdict(Period month) {
        var kept = count(month, MonthMark.KEPT);
        var missed = count(month, MonthMark.MISSED);
        var unmeasured = count(month, MonthMark.NOT_MEASURED);
        var in = "In " + DateFormatter.month(month.start());
        var all = clauses.size();
        if (!isPromised(month)) {
            return in + " we had not made " + (all == 1 ? "this promise" : "these promises") + " yet.";
        }
        if (kept + missed == 0) {
            return in
                    + (all == 1
                            ? " " + only() + " could not be measured."
                            : " none of these promises could be measured.");
        }
        if (all == 1) {
            return in + " we " + (kept == 1 ? "kept" : "missed") + " " + only() + ".";
        }
        if (kept == all) {
            return in + " we kept " + (all == 2 ? "both" : "all " + all) + " promises.";
        }
        if (missed == 0) {
            return in + " we kept " + kept + " of " + all + " promises; " + unmeasured
                    + (unmeasured == 1 ? " was" : " were") + " not measured.";
        }
        var rest = ListFormatter.list(Stream.of(missed + " missed", unmeasured == 0 ? "" : unmeasured + " not measured")
                .filter(each -> !each.isEmpty())
                .toList());
        return in + " we kept " + (kept == 0 ? "none" : String.valueOf(kept)) + " of " + all + " promises: " + rest
                + ".";
    }

    /** The only public clause: by its words, unless it is the whole promise. */
    private String only() {
        return parts == 1 ? "this promise" : "“" + clauses.get(0).quote() + "”";
    }

    /** The day on which a month is judged. */
    public static LocalDate judgedOn(Period month) {
        return month.end().plusDays(DAYS_OF_GRACE);
    }

    /** Whether any of the clauses was promised when the month began. */
    public boolean isPromised(Period month) {
        return verdicts(month).anyMatch(MonthVerdict::isPromised);
    }

    /** How many of the clauses have this mark in the month. */
    public int count(Period month, MonthMark mark) {
        return (int) verdicts(month).filter(each -> each.mark() == mark).count();
    }

    private Stream<MonthVerdict> verdicts(Period month) {
        return clauses.stream().flatMap(clause -> clause.months().stream()).filter(each -> each.month()
                .equals(month));
    }

    /** How the promises are measured, in one paragraph. */
    public String measured() {
        return "Each month we count what happened, such as orders, calls, complaints and answers to surveys, and"
                + " compare it with the target that applied when the month began. A promise is kept if every target that"
                + " could be judged was met. It is missed if one was not, even if only just. It is not measured if there"
                + " was no target, no data or too little data to judge by. Time that was excluded with a written reason,"
                + " such as a power cut, does not count; a month whose numbers this changes has a star, and a guarantee"
                + " is owed all the same. A month is judged on the fourth day after its"
                + " end; facts that arrive later can change it. No one can set a mark by hand.";
    }
}
