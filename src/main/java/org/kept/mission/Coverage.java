package org.kept.mission;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;

/**
 * Where the words and the numbers do not meet, and where somebody has to look again.
 *
 * @param clausesNotMeasured promises that no KPI measures, directly or by proxy
 * @param kpisNotJustified KPIs with data that no clause is measured by, and that nobody set aside with a reason
 * @param suspectMeasures links whose clause was worded otherwise when their reason was given
 * @param staleFeeds links whose KPI had data once, and none in the last complete week
 * @param targetsWithoutOwner targets that nobody agreed to, of clauses that nobody answers for
 * @param reviewsOverdue clauses, measures and targets whose review-by date has passed
 */
public record Coverage(
        List<Unmeasured> clausesNotMeasured,
        List<Unjustified> kpisNotJustified,
        List<Suspect> suspectMeasures,
        List<Stale> staleFeeds,
        List<Ownerless> targetsWithoutOwner,
        List<Overdue> reviewsOverdue) {

    /** A clause that is words alone. */
    public record Unmeasured(String code, String quote) {}

    /** A KPI that is counted for no stated reason. */
    public record Unjustified(String kpi) {}

    /**
     * A link to be argued again; giving it a new reason, or the same one anew, settles it.
     *
     * @param quote the clause's words now
     * @param arguedFor the clause's words when the reason was given
     * @param version the version in which it was given
     */
    public record Suspect(
            String clause, String kpi, String because, String quote, String arguedFor, int version, Instant arguedOn) {}

    /** A measure of a clause that nothing feeds any more; {@code lastDay} is the last day that it had data for. */
    public record Stale(String clause, String kpi, LocalDate lastDay) {}

    /** A target that is nobody's. */
    public record Ownerless(String clause, String kpi) {}

    /**
     * Something that was to be thought over again by now.
     *
     * @param kpi the measure or target concerned; null for the clause itself
     */
    public record Overdue(String clause, @Nullable String kpi, Subject of, LocalDate reviewBy) {}

    /** What a review is of. */
    public enum Subject {
        CLAUSE,
        MEASURE,
        TARGET;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Coverage NONE = new Coverage(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** What of it is about their KPIs; a clause that nothing measures is about none, and the mission tells it anyway. */
    public Coverage within(Reach reach) {
        return new Coverage(
                clausesNotMeasured,
                only(kpisNotJustified, Unjustified::kpi, reach),
                only(suspectMeasures, Suspect::kpi, reach),
                only(staleFeeds, Stale::kpi, reach),
                only(targetsWithoutOwner, Ownerless::kpi, reach),
                only(reviewsOverdue, Overdue::kpi, reach));
    }

    private static <T> List<T> only(List<T> all, Function<T, @Nullable String> kpi, Reach reach) {
        return all.stream()
                .filter(each -> {
                    var code = kpi.apply(each);
                    return code == null || reach.hasKpi(code);
                })
                .toList();
    }

    /** How many things there are to look at. */
    public int size() {
        return clausesNotMeasured.size()
                + kpisNotJustified.size()
                + suspectMeasures.size()
                + staleFeeds.size()
                + targetsWithoutOwner.size()
                + reviewsOverdue.size();
    }
}
