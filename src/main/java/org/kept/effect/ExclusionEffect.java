package org.kept.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one exclusion changes.
 *
 * @param numbers the numbers that differ, those with another verdict first; as many as are shown
 * @param changed how many numbers differ
 * @param verdicts how many of them have another verdict
 * @param begun whether it leaves out any time up to now
 * @param keptIn what could not be left out, each sentence once
 */
record ExclusionEffect(List<ChangedNumber> numbers, int changed, int verdicts, boolean begun, List<String> keptIn) {

    /** An exclusion of time to come. */
    static final ExclusionEffect NOT_BEGUN = new ExclusionEffect(List.of(), 0, 0, false, List.of());

    ExclusionEffect {
        numbers = List.copyOf(numbers);
        keptIn = List.copyOf(keptIn);
    }

    /**
     * The effect of an exclusion.
     *
     * @param touched every number that it touches
     * @param max the number of numbers to show
     */
    static ExclusionEffect of(List<ChangedNumber> touched, int max) {
        var changed = touched.stream().filter(ChangedNumber::isChanged).toList();
        var verdicts = changed.stream().filter(ChangedNumber::changesVerdict).toList();
        var others = changed.stream().filter(each -> !each.changesVerdict()).toList();
        var shown = new ArrayList<>(verdicts);
        shown.addAll(others);
        return new ExclusionEffect(
                shown.subList(0, Math.min(max, shown.size())),
                changed.size(),
                verdicts.size(),
                true,
                touched.stream()
                        .map(ChangedNumber::keptIn)
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .distinct()
                        .toList());
    }

    /** Whether fewer are shown than differ. */
    boolean isCut() {
        return changed > numbers.size();
    }
}
