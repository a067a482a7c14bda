package org.kept.effect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.DownloadLinks;
import org.kept.ui.PageUrl;
import org.kept.view.ExcludedNotice;

/**
 * All exclusions as page text, newest first.
 *
 * @param summary how many verdicts exclusions changed, as a sentence
 * @param changes the same by KPI and author
 * @param next the address of the next page; null on the last
 * @param first the address of the first page; null on the first
 * @param mayAdd whether the viewer may exclude time
 */
public record ExclusionListPage(
        List<ExclusionRowView> rows,
        String summary,
        List<VerdictChangeRow> changes,
        @Nullable String next,
        @Nullable String first,
        boolean mayAdd) {

    /** The exclusions as files. */
    public DownloadLinks downloads() {
        return DownloadLinks.of(PageUrl.of("/api/v1/exclusions").with("effect", "true"));
    }

    /** The changed verdicts as files. */
    public DownloadLinks changesDownloads() {
        return DownloadLinks.of(PageUrl.of("/api/v1/exclusions/verdicts"));
    }

    /**
     * An exclusion.
     *
     * @param state {@code in effect}, or who ended it and when
     * @param effect what it changes, as a sentence
     * @param numbers the first numbers that it changes
     */
    public record ExclusionRowView(
            ExcludedNotice.ExcludedLine line,
            String href,
            String state,
            String effect,
            List<ChangedNumberRow> numbers) {}

    /** How many verdicts on a KPI the exclusions of an author changed. */
    public record VerdictChangeRow(
            String kpi, String href, String team, String author, String weeks, String changed, String words) {}

    /**
     * A number with and without an exclusion.
     *
     * @param with the value with it; null if there is none
     * @param without the value without it; null if there is none
     * @param verdictWith the code of the verdict with it; null in a week in progress
     * @param verdictWithout the code of the verdict without it; null in a week in progress
     * @param changesVerdict whether these differ
     */
    public record ChangedNumberRow(
            String kpi,
            String href,
            String week,
            String team,
            @Nullable String with,
            @Nullable String without,
            @Nullable String verdictWith,
            @Nullable String verdictWithout,
            boolean changesVerdict) {}

    /**
     * What an exclusion changes.
     *
     * @param cut how many numbers are not listed, as a sentence; null if all are
     */
    public record EffectSection(
            String sentence,
            List<ChangedNumberRow> rows,
            List<String> keptIn,
            @Nullable String cut) {}
}
