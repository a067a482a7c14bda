package org.kept.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.ui.DownloadLinks;
import org.kept.ui.PageUrl;

/**
 * Data of the page of all alerts.
 *
 * @param acknowledging whether the viewer may acknowledge alerts
 * @param quiet quiet hours as a sentence
 * @param administrator whether the viewer may set the quiet hours
 * @param noMail why no one is told by mail; null if mail is set up
 */
public record AlertListPage(
        List<AlertLine> unclosed,
        List<AlertLine> closed,
        boolean acknowledging,
        String quiet,
        String from,
        String to,
        boolean administrator,
        @Nullable String noMail,
        FormErrors faults) {

    /** The alerts as files. */
    public DownloadLinks downloads() {
        return DownloadLinks.of(PageUrl.of("/api/v1/alerts"));
    }

    /**
     * An alert, formatted.
     *
     * @param href the page of the alert
     * @param state when it was opened, or who acknowledged it, as a sentence
     * @param acknowledgeable whether no one has acknowledged it
     */
    public record AlertLine(
            String id, String href, String kind, String title, String detail, String state, boolean acknowledgeable) {}

    /**
     * An alert on its own page.
     *
     * @param raise the form that raises an action at it; null once it is closed
     * @param next the address of those who were told later; null on the last page
     * @param first the address of those who were told first; null on the first page
     * @param noMail why no one is told by mail; null if mail is set up
     */
    public record AlertPage(
            String id,
            String kind,
            String title,
            String detail,
            String href,
            String state,
            @Nullable String opened,
            @Nullable String acknowledged,
            @Nullable String acknowledgedBy,
            @Nullable String note,
            @Nullable String closed,
            @Nullable String closedBecause,
            boolean acknowledgeable,
            @Nullable String raise,
            List<ToldLine> told,
            @Nullable String next,
            @Nullable String first,
            @Nullable String noMail,
            FormErrors faults) {}

    /**
     * Someone who was told, formatted.
     *
     * @param what whether it is about the opening or the closing
     * @param ended when it was delivered or given up; null until then
     */
    public record ToldLine(
            String target,
            String channel,
            String what,
            String state,
            @Nullable String ended) {}
}
