package org.kept.mission;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.document.ParagraphText;

/**
 * The link from a clause to a KPI.
 *
 * @param because why this number says something about that promise; never absent
 * @param arguedBy who gave that reason, where it is said; else whoever published it first
 * @param arguedOn the day on which it was given, where it is said
 * @param arguedFor the words of the clause that it was given for, where they are said; else those of that first version
 * @param reviewBy when it is to be thought over again
 * @param target from when on which values keep the promise; where absent the number is shown and not judged
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
        because = ParagraphText.folded(because);
        arguedBy = arguedBy == null ? null : ParagraphText.folded(arguedBy);
        arguedFor = arguedFor == null ? null : ParagraphText.folded(arguedFor);
    }

    /** A link of which nobody says who argued it. */
    public Measure(String kpi, MeasureRole role, String because, @Nullable Target target) {
        this(kpi, role, because, null, null, null, null, target);
    }

    /** The target, where there is one. */
    public Optional<Target> dated() {
        return Optional.ofNullable(target);
    }

    /** Whether the reason is the very same: the same words, given by the same person on the same day for the same words. */
    public boolean arguedAs(Measure other) {
        return because.equals(other.because)
                && Objects.equals(arguedBy, other.arguedBy)
                && Objects.equals(arguedOn, other.arguedOn)
                && Objects.equals(arguedFor, other.arguedFor);
    }
}
