package org.kept.mission;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.document.ParagraphText;

/**
 * The link between a clause and a KPI.
 *
 * @param because why this number tells whether the promise is kept; never absent
 * @param arguedBy who gave the reason; if null, the author of the version that introduced it
 * @param arguedOn the day on which the reason was given; null if not stated
 * @param arguedFor the quote for which the reason was given; if null, the quote in the version that introduced it
 * @param reviewBy the day by which to review it
 * @param target which values keep the promise, and from when; if null, the number is shown but not judged
 */
public record Measure(
        String kpi,
        MeasureRole role,
        String because,
        @Nullable String arguedBy,
        @Nullable LocalDate arguedOn,
        @Nullable String arguedFor,
        @Nullable LocalDate reviewBy,
        @Nullable Target target) {

    public Measure {
        because = ParagraphText.collapseWhitespace(because);
        arguedBy = arguedBy == null ? null : ParagraphText.collapseWhitespace(arguedBy);
        arguedFor = arguedFor == null ? null : ParagraphText.collapseWhitespace(arguedFor);
    }

    /** A measure without details on who gave its reason. */
    public Measure(String kpi, MeasureRole role, String because, @Nullable Target target) {
        this(kpi, role, because, null, null, null, null, target);
    }

    /** The same measure with this target. */
    public Measure withTarget(@Nullable Target other) {
        return new Measure(kpi, role, because, arguedBy, arguedOn, arguedFor, reviewBy, other);
    }

    /** The target, if any. */
    public Optional<Target> optionalTarget() {
        return Optional.ofNullable(target);
    }

    /** Whether both have the same reason: same words, given by the same person, on the same day, for the same quote. */
    public boolean hasSameReason(Measure other) {
        return because.equals(other.because)
                && Objects.equals(arguedBy, other.arguedBy)
                && Objects.equals(arguedOn, other.arguedOn)
                && Objects.equals(arguedFor, other.arguedFor);
    }
}
