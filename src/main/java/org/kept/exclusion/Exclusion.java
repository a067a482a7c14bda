package org.kept.exclusion;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time that verdicts leave out.
 *
 * @param kpi the KPI it applies to; null for every KPI
 * @param team the team whose events are left out; null for all
 * @param author who added it
 * @param end who ended it, when and why; null while it is in effect
 */
public record Exclusion(
        UUID id,
        ExclusionSpan span,
        @Nullable String kpi,
        @Nullable String team,
        ExclusionCategory category,
        String because,
        OffsetDateTime created,
        String author,
        @Nullable ExclusionEnd end) {

    /** The end of an exclusion: from then on numbers are as they were before it. */
    public record ExclusionEnd(OffsetDateTime at, String by, String because) {}

    public boolean isInEffect() {
        return end == null;
    }

    /** Whether it leaves anything out of the number of a KPI for a team, or for all teams if that is null. */
    public boolean appliesTo(String code, @Nullable String sliceTeam) {
        return (kpi == null || kpi.equals(code)) && (team == null || sliceTeam == null || team.equals(sliceTeam));
    }

    /** The same exclusion as if it had not ended, to tell what it changed. */
    public Exclusion asInEffect() {
        return end == null ? this : ended(null);
    }

    /** The same exclusion, ended; null for one that has not. */
    Exclusion ended(@Nullable ExclusionEnd ending) {
        return new Exclusion(id, span, kpi, team, category, because, created, author, ending);
    }
}
