package org.kept.mission;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;

/**
 * Gaps between promises and KPIs, and parts of the mission that need review.
 *
 * @param clausesNotMeasured promises that no KPI measures, directly or by proxy
 * @param kpisNotJustified KPIs with data that no clause uses and that are not listed as not scored
 * @param suspectMeasures measures whose reason was given for other words of the clause
 * @param staleFeeds measures whose KPI had data before, but none in the last complete week
 * @param targetsWithoutOwner targets without a named agreement, in clauses without an owner
 * @param reviewsOverdue clauses, behaviours, decisions, measures and targets whose review date has passed
 */
public record Coverage(
        List<UnmeasuredClause> clausesNotMeasured,
        List<UnjustifiedKpi> kpisNotJustified,
        List<SuspectMeasure> suspectMeasures,
        List<StaleMeasure> staleFeeds,
        List<OwnerlessTarget> targetsWithoutOwner,
        List<OverdueReview> reviewsOverdue) {

    @Schema(name = "Unmeasured")
    public record UnmeasuredClause(String code, String quote) {}

    @Schema(name = "Unjustified")
    public record UnjustifiedKpi(String kpi) {}

    /**
     * A measure whose reason needs confirming; a new reason, or the same one confirmed, resolves it.
     *
     * @param quote the current quote of the clause
     * @param arguedFor the quote for which the reason was given
     * @param version the version in which the reason was given
     */
    @Schema(name = "Suspect")
    public record SuspectMeasure(
            String clause, String kpi, String because, String quote, String arguedFor, int version, Instant arguedOn) {}

    /** A measure whose KPI had data before but gets none now; {@code lastDay} is the last day with data. */
    @Schema(name = "Stale")
    public record StaleMeasure(String clause, String kpi, LocalDate lastDay) {}

    @Schema(name = "Ownerless")
    public record OwnerlessTarget(String clause, String kpi) {}

    /**
     * A review whose date has passed.
     *
     * @param kpi the KPI of the measure or target; null for the clause itself, its behaviours and what people may decide
     */
    @Schema(name = "Overdue")
    public record OverdueReview(String clause, @Nullable String kpi, ReviewSubject of, LocalDate reviewBy) {}

    @Schema(name = "Subject")
    public enum ReviewSubject {
        CLAUSE("clause"),
        BEHAVIOURS("behaviours"),
        MAY_DECIDE("mayDecide"),
        MEASURE("measure"),
        TARGET("target");

        private final String code;

        ReviewSubject(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    public static final Coverage NONE = new Coverage(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** The findings about KPIs in scope. Clauses without a measure stay: the mission itself shows them. */
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
                    return code == null || dataScope.allowsKpi(code);
                })
                .toList();
    }

    /** The number of findings. */
    public int size() {
        return clausesNotMeasured.size()
                + kpisNotJustified.size()
                + suspectMeasures.size()
                + staleFeeds.size()
                + targetsWithoutOwner.size()
                + reviewsOverdue.size();
    }
}
