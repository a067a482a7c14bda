package org.kept.ingest.upload;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.store.SourceActivityStore;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/**
 * What the page of the data shows.
 *
 * @param withheld whether there are refusals that whoever looks is not shown one by one
 * @param administrator whether whoever looks may make a key
 * @param steward whether whoever looks may bring a file
 * @param address where events are pushed to, for the line to try
 * @param fault why a file was not taken; null when none was
 * @param floor from when on events are kept, in words; null where all are
 * @param most the largest file, in words
 */
public record DataPage(
        List<SourceRow> sources,
        List<RejectionRow> refusals,
        boolean withheld,
        boolean administrator,
        boolean steward,
        String address,
        @Nullable String fault,
        @Nullable String floor,
        String most) {

    /** A source's account in words. */
    public record SourceRow(
            String name,
            String lastEvent,
            String lastReceived,
            String ago,
            String accepted,
            String replayed,
            String corrected,
            String rejected,
            boolean wrong) {}

    /** A rejection in words. */
    public record RejectionRow(
            String at,
            @Nullable String source,
            @Nullable String id,
            String code,
            @Nullable String pointer,
            String detail) {}

    static SourceRow source(SourceActivityStore.SourceActivity feed, ZoneId zone, Instant now) {
        return new SourceRow(
                feed.source(),
                feed.lastEvent() == null ? "none" : DateFormatter.moment(feed.lastEvent(), zone),
                DateFormatter.moment(feed.lastReceived(), zone),
                DateFormatter.ago(Duration.between(feed.lastReceived(), now)),
                NumberFormatter.count(feed.accepted()),
                NumberFormatter.count(feed.replayed()),
                NumberFormatter.count(feed.corrected()),
                NumberFormatter.count(feed.rejected()),
                feed.rejected() > 0);
    }

    static RejectionRow refusal(SourceActivityStore.Rejection rejection, ZoneId zone) {
        return new RejectionRow(
                DateFormatter.moment(rejection.at(), zone),
                present(rejection.source()),
                present(rejection.id()),
                rejection.code(),
                present(rejection.pointer()),
                rejection.detail());
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
