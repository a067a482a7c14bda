package org.kept.scorecard.published;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/** Published weeks and restatements in words. */
public final class PublicationWords {

    private PublicationWords() {}

    /** {@code Published on 23 Nov 2026, 09:00.}, with the person who did it. */
    public static String published(PublishedWeek published, ZoneId zone) {
        return published.isByClock()
                ? publishedAt(published, zone)
                : "Published on " + DateFormatter.moment(published.at(), zone) + " by " + published.by() + ".";
    }

    /** {@code Published on 23 Nov 2026, 09:00.}, without a name. */
    public static String publishedAt(PublishedWeek published, ZoneId zone) {
        return "Published on " + DateFormatter.moment(published.at(), zone) + ".";
    }

    /** A row as it was or is: {@code 84.0% of 1,288, met}. */
    public static String side(@Nullable DocumentedRow row) {
        if (row == null) {
            return "not measured";
        }
        var verdict = row.verdict();
        return value(row) + (verdict == null ? "" : ", " + verdict(verdict));
    }

    /** A value alone: {@code 84.0%}; {@code no data} without one. */
    public static String figure(DocumentedRow row) {
        var value = row.value();
        return value == null ? "no data" : NumberFormatter.figure(row.display(), value);
    }

    /** A value with its sample: {@code 84.0% of 1,288}; {@code no data} without one. */
    public static String value(DocumentedRow row) {
        var value = row.value();
        var sample = row.denominator();
        if (value == null) {
            return "no data";
        }
        return NumberFormatter.value(row.display(), value)
                + (sample == null ? "" : " of " + NumberFormatter.count(Math.round(sample)));
    }

    /** The label of a verdict; a code that this release does not know is its own label. */
    public static String verdict(String code) {
        return switch (code) {
            case "too-few" -> "too few to judge";
            case "no-target", "no-data", "in-progress" -> code.replace('-', ' ');
            default -> code;
        };
    }

    /** {@code Published: 84.0% of 1,288, met. Now: 79.8% of 1,328, missed, because 40 events came later.} */
    public static String sentence(Restatement restatement) {
        return "Published: " + side(restatement.then()) + ". Now: " + side(restatement.now()) + ", because "
                + restatement.because() + ".";
    }

    /** What the row is beside its KPI's name; empty for a direct measure. */
    public static String role(String code) {
        return switch (code) {
            case "measures" -> "";
            case "by-hour" -> "by hour";
            case "by-segment" -> "by team and channel";
            default -> code;
        };
    }
}
