package org.kept.rollup;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

/** A KPI apart for each team or channel, or the reason why it has no parts that add up to it. */
public sealed interface Split {

    /** The order in which teams and channels are listed everywhere. */
    Comparator<String> BY_NAME = String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    /** Answers with one of two functions, so that no caller can forget the refusal. */
    <T extends @Nullable Object> T fold(Function<SplitParts, T> parts, Function<SplitRefusal, T> refused);

    /**
     * One team or channel.
     *
     * @param name null for what names none
     * @param quotient its sums; a part may have something above the line and nothing below it
     * @param reading what they come to
     */
    record SplitPart(@Nullable String name, Quotient quotient, Reading reading) {}

    /**
     * The parts, which sum to the whole.
     *
     * @param settings how it was set for all of the span
     * @param parts by name, what names none at the end; those with nothing at all are not there
     */
    record SplitParts(Formula formula, FormulaSettings settings, Quotient whole, List<SplitPart> parts)
            implements Split {

        public SplitParts {
            parts = List.copyOf(parts);
        }

        /** What the whole comes to. */
        public Reading reading() {
            return formula.read(whole, Map.of());
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
