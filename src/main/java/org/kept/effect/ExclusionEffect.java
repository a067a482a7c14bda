package org.kept.effect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.kept.ui.ListFormatter;

/**
 * What one exclusion changes.
 *
 * @param numbers the numbers that differ, those with another verdict first; as many as are shown
 * @param changed how many numbers differ
 * @param verdicts how many of them have another verdict
 * @param begun whether it leaves out any time up to now
 * @param kpis the names of the KPIs whose numbers differ, in the same order
 * @param keptIn what could not be left out, each sentence once, with the names of its KPIs
 */
record ExclusionEffect(
        List<ChangedNumber> numbers, int changed, int verdicts, boolean begun, List<String> kpis, List<String> keptIn) {

    private static final int MAX_NAMES = 5;

    /** An exclusion of time to come. */
    static final ExclusionEffect NOT_BEGUN = new ExclusionEffect(List.of(), 0, 0, false, List.of(), List.of());

    ExclusionEffect {
        numbers = List.copyOf(numbers);
        kpis = List.copyOf(kpis);
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
                names(shown),
                keptIn(touched));
    }

    private static List<String> keptIn(List<ChangedNumber> touched) {
        var bySentence = new LinkedHashMap<String, List<ChangedNumber>>();
        for (var each : touched) {
            if (each.keptIn() != null) {
                bySentence
                        .computeIfAbsent(each.keptIn(), key -> new ArrayList<>())
                        .add(each);
            }
        }
        return bySentence.entrySet().stream()
                .map(each -> ListFormatter.upTo(MAX_NAMES, names(each.getValue())) + ": " + each.getKey())
                .toList();
    }

    private static List<String> names(List<ChangedNumber> numbers) {
        return numbers.stream().map(each -> each.kpi().name()).distinct().toList();
    }

    /** The KPIs whose numbers differ, as a list in words. */
    String kpiWords() {
        return ListFormatter.upTo(MAX_NAMES, kpis);
    }

    /** Whether fewer are shown than differ. */
    boolean isCut() {
        return changed > numbers.size();
    }
}
