package org.kept.rollup.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.rollup.KpiPreview;
import org.kept.ui.DateFormatter;
import org.kept.ui.FormattedReading;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;

/**
 * What a change would do, as a table of weeks.
 *
 * @param headline which weeks move
 * @param formula in words
 * @param counted how many events were counted, which weeks were not looked at or are not listed, and whether excluded
 *     time is left out; null if there is nothing to say
 * @param interval why values have no interval; null if they have one
 * @param warnings what to look at before saving, as sentences
 * @param confirming whether it is shown because the change is to be saved
 * @param compared whether there are numbers to compare with
 * @param rows the newest weeks
 */
public record PreviewTable(
        String headline,
        String formula,
        @Nullable String counted,
        @Nullable String interval,
        List<String> warnings,
        boolean confirming,
        boolean compared,
        List<PreviewRow> rows) {

    private static final int MAX_ROWS = 26;
    private static final int MAX_NAMES = 6;

    /**
     * One week.
     *
     * @param beside percentiles beside the value; empty if there are none
     */
    public record PreviewRow(
            String week, FormattedReading before, FormattedReading after, boolean moves, String beside) {}

    static PreviewTable of(KpiPreview.Preview preview, boolean confirming) {
        return of(preview, confirming, List.of());
    }

    static PreviewTable of(KpiPreview.Preview preview, boolean confirming, List<String> warnings) {
        var current = preview.current();
        return new PreviewTable(
                headline(preview),
                preview.kpi().words(preview.settings()),
                counted(preview),
                interval(preview),
                warnings,
                confirming,
                current != null,
                preview.weeks().stream()
                        .limit(MAX_ROWS)
                        .map(week -> new PreviewRow(
                                DateFormatter.heading(week.week()),
                                figure(current == null ? preview.kpi() : current, week.before(), week.complete()),
                                figure(preview.kpi(), week.after(), week.complete()),
                                current != null && week.moves(),
                                beside(preview.kpi(), week.percentiles())))
                        .toList());
    }

    private static String headline(KpiPreview.Preview preview) {
        if (preview.weeks().isEmpty()) {
            return "No week has a number yet.";
        }
        var moved = preview.moved();
        if (preview.current() == null) {
            return NumberFormatter.of(moved.size(), "week has", "weeks have") + " a number.";
        }
        if (moved.isEmpty()) {
            return "No week moves.";
        }
        var names =
                moved.stream().limit(MAX_NAMES).map(week -> week.week().code()).toList();
        var more = moved.size() - names.size();
        return NumberFormatter.of(moved.size(), "week moves", "weeks move") + ": "
                + (more > 0
                        ? String.join(", ", names) + " and " + NumberFormatter.of(more, "earlier week", "earlier weeks")
                        : ListFormatter.list(names))
                + ".";
    }

    private static @Nullable String counted(KpiPreview.Preview preview) {
        var sentences = new ArrayList<String>();
        if (preview.events() > 0) {
            sentences.add("Counted from " + NumberFormatter.of(preview.events(), "event", "events") + ".");
            Period from = preview.from();
            if (!preview.all() && from != null) {
                sentences.add("Weeks before " + from.code() + " were not looked at, and may move too.");
            }
        }
        if (preview.weeks().stream().anyMatch(KpiPreview.PreviewedWeek::excluded)) {
            sentences.add("Excluded time is left out.");
        }
        if (preview.weeks().size() > MAX_ROWS) {
            sentences.add("The newest " + MAX_ROWS + " weeks are listed.");
        }
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }

    private static @Nullable String interval(KpiPreview.Preview preview) {
        var hasValues = preview.weeks().stream().anyMatch(week -> week.after().isPresent());
        var hasIntervals = preview.weeks().stream()
                .anyMatch(week -> week.after().<Boolean>fold(present -> present.interval() != null, absent -> false));
        return hasValues && !hasIntervals
                ? "These values have no interval: neither side is a sample of the other, so no one can tell how far"
                        + " chance alone moves them."
                : null;
    }

    private static String beside(Kpi kpi, Map<String, Double> percentiles) {
        return CompanionFigures.percentiles(kpi).stream()
                .flatMap(shown -> shown.percents().stream())
                .flatMap(percent -> Optional.ofNullable(percentiles.get(CompanionFigures.percentileName(percent)))
                        .map(value -> CompanionFigures.percentileWords(percent) + " "
                                + CompanionFigures.about(value)
                                + NumberFormatter.figure(kpi.display(), value))
                        .stream())
                .collect(Collectors.joining(", "));
    }

    private static FormattedReading figure(Kpi kpi, Reading reading, boolean complete) {
        var formatted = reading.fold(
                present -> {
                    var interval = present.interval();
                    return FormattedReading.compared(
                            kpi.display(),
                            present.amount(),
                            interval == null ? null : (Double) interval.low(),
                            interval == null ? null : (Double) interval.high(),
                            List.of(),
                            List.of());
                },
                absent -> FormattedReading.absent(absent.brief()));
        return complete ? formatted : formatted.inProgress();
    }
}
