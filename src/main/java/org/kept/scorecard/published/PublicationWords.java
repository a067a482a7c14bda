package org.kept.scorecard.published;

import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.ui.ComparedFigures;
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

    /** The row as published: {@code 84.0% of 1,288, met}. */
    public static String then(Restatement restatement) {
        return side(restatement.then(), restatement);
    }

    /** The row as it is now: {@code 79.8% of 1,328, missed}. */
    public static String now(Restatement restatement) {
        return side(restatement.now(), restatement);
    }

    /** The value as published, alone: {@code 84.0%}. */
    public static String figureThen(Restatement restatement) {
        return figure(restatement.then(), restatement);
    }

    /** The value as it is now, alone: {@code 79.8%}. */
    public static String figureNow(Restatement restatement) {
        return figure(restatement.now(), restatement);
    }

    /** The verdict now, such as {@code now missed}; null if it is the published one, or there is none. */
    public static @Nullable String changedVerdict(Restatement restatement) {
        var then = restatement.then();
        var now = restatement.now();
        return then == null || now == null || now.verdict() == null || Objects.equals(then.verdict(), now.verdict())
                ? null
                : "now " + verdict(now.verdict());
    }

    private static String figure(@Nullable DocumentedRow row, Restatement restatement) {
        if (row == null) {
            return "not measured";
        }
        var value = row.value();
        return value == null ? "no data" : figures(row, restatement).figure(value);
    }

    private static String side(@Nullable DocumentedRow row, Restatement restatement) {
        if (row == null) {
            return "not measured";
        }
        var verdict = row.verdict();
        return value(row, restatement) + (verdict == null ? "" : ", " + verdict(verdict));
    }

    private static String value(DocumentedRow row, Restatement restatement) {
        var value = row.value();
        var sample = row.denominator();
        if (value == null) {
            return "no data";
        }
        return figures(row, restatement).value(value)
                + (sample == null ? "" : NumberFormatter.ofSample(row.display(), sample));
    }

    /** Distinguishes the value then, the value now, and the targets. */
    private static ComparedFigures figures(DocumentedRow row, Restatement restatement) {
        var rows = Stream.of(restatement.then(), restatement.now())
                .flatMap(Stream::ofNullable)
                .filter(each -> each.display().equals(row.display()))
                .toList();
        var values =
                rows.stream().flatMap(each -> Stream.ofNullable(each.value())).toList();
        var bounds = rows.stream()
                .filter(each -> !each.isShareOfParts())
                .flatMap(each -> Stream.ofNullable(each.target()))
                .flatMap(target -> Stream.of(target.atLeast(), target.atMost()))
                .flatMap(Stream::ofNullable)
                .toList();
        return ComparedFigures.of(row.display(), values, bounds, values);
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
        return "Published: " + then(restatement) + ". Now: " + now(restatement) + ", because " + restatement.because()
                + ".";
    }

    /** The sentence about a row that stands alone: {@code Service level, by hour. Published: …} */
    public static String sentenceWithName(Restatement restatement) {
        var row = restatement.row();
        var role = role(row.role());
        return row.name() + (role.isEmpty() ? "" : ", " + role) + ". " + sentence(restatement);
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
