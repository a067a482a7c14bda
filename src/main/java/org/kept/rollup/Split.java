package org.kept.rollup;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.exclusion.ExcludedReading;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

/** A KPI split by team or channel, or the reason why no parts add up to it. */
public sealed interface Split {

    /** Display order of teams and channels. */
    Comparator<String> BY_NAME = String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    /** Applies one of two functions, so that no caller can forget the refusal. */
    <T extends @Nullable Object> T fold(Function<SplitParts, T> parts, Function<SplitRefusal, T> refused);

    /**
     * One team or channel.
     *
     * @param name null for data without a name
     * @param quotient its sums; a numerator without a denominator is possible
     * @param reading the value of the sums
     * @param excluded what exclusions did to the reading; null if they do not touch it
     */
    record SplitPart(
            @Nullable String name,
            Quotient quotient,
            Reading reading,
            @Nullable ExcludedReading excluded) {

        /** A part that no exclusion touches. */
        public SplitPart(@Nullable String name, Quotient quotient, Reading reading) {
            this(name, quotient, reading, null);
        }
    }

    /**
     * Parts that sum to the whole.
     *
     * @param settings the settings of the whole span
     * @param parts by name, the one without a name last; parts without data are left out, those of which exclusions
     *     leave nothing are not
     * @param excluded what exclusions did to the whole; null if they do not touch it
     */
    record SplitParts(
            Formula formula,
            FormulaSettings settings,
            Quotient whole,
            List<SplitPart> parts,
            @Nullable ExcludedReading excluded)
            implements Split {

        /** Parts that no exclusion touches. */
        public SplitParts(Formula formula, FormulaSettings settings, Quotient whole, List<SplitPart> parts) {
            this(formula, settings, whole, parts, null);
        }

        public SplitParts {
            parts = List.copyOf(parts);
        }

        /** The value of the whole. */
        public Reading reading() {
            var reading = formula.read(whole, Map.of());
            return reading.isPresent() || excluded == null || !excluded.with().isPresent()
                    ? reading
                    : Reading.excluded();
        }

        @Override
        public <T extends @Nullable Object> T fold(Function<SplitParts, T> parts, Function<SplitRefusal, T> refused) {
            return parts.apply(this);
        }
    }

    /**
     * No split.
     *
     * @param why a sentence for the reader
     */
    record SplitRefusal(String why) implements Split {

        @Override
        public <T extends @Nullable Object> T fold(Function<SplitParts, T> parts, Function<SplitRefusal, T> refused) {
            return refused.apply(this);
        }
    }
}
