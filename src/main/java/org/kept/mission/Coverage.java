package org.kept.mission;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;

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
        List<UnmeasuredClause> clausesNotMeasured,
        List<UnjustifiedKpi> kpisNotJustified,
        List<SuspectMeasure> suspectMeasures,
        List<StaleMeasure> staleFeeds,
        List<OwnerlessTarget> targetsWithoutOwner,
        List<OverdueReview> reviewsOverdue) {

    /** A clause that is words alone. */
    @Schema(name = "Unmeasured")
    public record UnmeasuredClause(String code, String quote) {}

    /** A KPI that is counted for no stated reason. */
    @Schema(name = "Unjustified")
    public record UnjustifiedKpi(String kpi) {}

    /**
     * A link to be argued again; giving it a new reason, or the same one anew, settles it.
     *
     * @param quote the clause's words now
     * @param arguedFor the clause's words when the reason was given
     * @param version the version in which it was given
     */
    @Schema(name = "Suspect")
    public record SuspectMeasure(
            String clause, String kpi, String because, String quote, String arguedFor, int version, Instant arguedOn) {}

    /** A measure of a clause that nothing feeds any more; {@code lastDay} is the last day that it had data for. */
    @Schema(name = "Stale")
    public record StaleMeasure(String clause, String kpi, LocalDate lastDay) {}

    /** A target that is nobody's. */
    @Schema(name = "Ownerless")
    public record OwnerlessTarget(String clause, String kpi) {}

    /**
     * Something that was to be thought over again by now.
     *
     * @param kpi the measure or target concerned; null for the clause itself
     */
    @Schema(name = "Overdue")
    public record OverdueReview(String clause, @Nullable String kpi, ReviewSubject of, LocalDate reviewBy) {}

    /** What a review is of. */
    @Schema(name = "Subject")
    public enum ReviewSubject {
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
    public Coverage within(DataScope dataScope) {
        return new Coverage(
                clausesNotMeasured,
                only(kpisNotJustified, UnjustifiedKpi::kpi, dataScope),
                only(suspectMeasures, SuspectMeasure::kpi, dataScope),
                only(staleFeeds, StaleMeasure::kpi, dataScope),
                only(targetsWithoutOwner, OwnerlessTarget::kpi, dataScope),
                only(reviewsOverdue, OverdueReview::kpi, dataScope));
    }

    private static <T> List<T> only(List<T> all, Function<T, @Nullable String> kpi, DataScope dataScope) {
        return all.stream()
                .filter(each -> {
                    var code = kpi.apply(each);
                    return code == null || dataScope.hasKpi(code);
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
