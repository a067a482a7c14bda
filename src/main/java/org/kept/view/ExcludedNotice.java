package org.kept.view;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.ReportingZone;
import org.kept.exclusion.ExcludedReading;
import org.kept.exclusion.Exclusion;
import org.kept.exclusion.ExclusionSpan;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/**
 * The effect of exclusions on a number, as page text; the tag {@code excluded} shows it.
 *
 * @param with the number with excluded time, as a sentence
 * @param keptIn data that could not be left out, as a sentence; null if there is none
 */
public record ExcludedNotice(String with, @Nullable String keptIn, List<ExcludedLine> lines) {

    /**
     * An exclusion.
     *
     * @param when its days or hours
     * @param about category, KPI and team
     * @param href its page; null if the viewer may not see it
     */
    public record ExcludedLine(
            String when,
            String about,
            String because,
            String by,
            @Nullable String href) {}

    /** The notice about a number; null if no exclusion touches it. */
    public static @Nullable ExcludedNotice of(Kpi kpi, @Nullable ExcludedReading excluded, DataScope dataScope) {
        return excluded == null
                ? null
                : new ExcludedNotice(
                        sentence(kpi, excluded.with()),
                        excluded.keptIn(),
                        lines(excluded.exclusions(), code -> kpi.name(), excluded.zone(), dataScope));
    }

    /**
     * The exclusions of several numbers, each once.
     *
     * @param kpiNames names of KPIs by their codes
     */
    public static List<ExcludedLine> lines(
            List<ExcludedReading> readings, UnaryOperator<String> kpiNames, DataScope dataScope) {
        return readings.stream()
                .flatMap(each -> lines(each.exclusions(), kpiNames, each.zone(), dataScope).stream())
                .distinct()
                .toList();
    }

    /**
     * Exclusions in words.
     *
     * @param kpiNames names of KPIs by their codes
     */
    public static List<ExcludedLine> lines(
            List<Exclusion> exclusions, UnaryOperator<String> kpiNames, ReportingZone zone, DataScope dataScope) {
        return exclusions.stream()
                .map(each -> line(each, kpiNames, zone, dataScope))
                .toList();
    }

    private static ExcludedLine line(
            Exclusion exclusion, UnaryOperator<String> kpiNames, ReportingZone zone, DataScope dataScope) {
        var applied = ExcludedView.AppliedExclusion.of(exclusion, zone, dataScope);
        return new ExcludedLine(
                when(exclusion.span(), zone),
                about(exclusion, kpiNames, applied.team()),
                applied.because(),
                applied.by() == null ? "" : applied.by(),
                applied.id() == null ? null : "/exclusions/" + applied.id());
    }

    private static String about(Exclusion exclusion, UnaryOperator<String> kpiNames, @Nullable String team) {
        return exclusion.category().title() + ", "
                + (exclusion.kpi() == null ? "all KPIs" : "only " + kpiNames.apply(exclusion.kpi()))
                + (team == null ? "" : ExcludedView.isHidden(team) ? ", another team" : ", team " + team);
    }

    /** The number with excluded time, as a sentence: {@code With excluded time: 71.3% (114 ÷ 160).} */
    private static String sentence(Kpi kpi, Reading with) {
        return with.fold(
                present -> "With excluded time: " + NumberFormatter.value(kpi.display(), present.amount())
                        + sums(present) + ".",
                absent -> "No data in the excluded time either.");
    }

    private static String sums(Reading.Present present) {
        var quotient = present.quotient();
        return quotient == null ? "" : " (" + sum(quotient.numerator()) + " ÷ " + sum(quotient.denominator()) + ")";
    }

    private static String sum(double value) {
        return value == Math.rint(value) ? NumberFormatter.count(Math.round(value)) : NumberFormatter.plain(value, 1);
    }

    /** The number with excluded time, for a cell: {@code 71.3% with excluded time}; null without an exclusion. */
    public static @Nullable String brief(Kpi kpi, @Nullable ExcludedReading excluded) {
        return excluded == null
                ? null
                : excluded.with()
                        .fold(
                                present ->
                                        NumberFormatter.figure(kpi.display(), present.amount()) + " with excluded time",
                                absent -> "no data with excluded time either");
    }

    /** The days or hours of an exclusion: {@code 9 to 10 Nov 2026}, {@code 9 Nov 2026, 14:00 to 17:00}. */
    public static String when(ExclusionSpan span, ReportingZone zone) {
        if (span instanceof ExclusionSpan.ExcludedDays days) {
            return DateFormatter.range(days.first(), days.last());
        }
        var from = span.start(zone);
        var to = span.end(zone);
        ZoneId id = zone.id();
        return DateFormatter.moment(from, id) + " to "
                + (zone.dateOf(from).equals(zone.dateOf(to))
                        ? String.format(
                                Locale.ROOT,
                                "%02d:%02d",
                                to.atZone(id).getHour(),
                                to.atZone(id).getMinute())
                        : DateFormatter.moment(to, id));
    }
}
