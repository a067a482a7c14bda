package org.kept.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Dates;
import org.kept.ui.Numbers;

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
        List<Source> sources,
        List<Refusal> refusals,
        boolean withheld,
        boolean administrator,
        boolean steward,
        String address,
        @Nullable String fault,
        @Nullable String floor,
        String most) {

    /** A source's account in words. */
    public record Source(
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
    public record Refusal(
            String at,
            @Nullable String source,
            @Nullable String id,
            String code,
            @Nullable String pointer,
            String detail) {}

    static Source source(FeedStore.Feed feed, ZoneId zone, Instant now) {
        return new Source(
                feed.source(),
                feed.lastEvent() == null ? "none" : Dates.moment(feed.lastEvent(), zone),
                Dates.moment(feed.lastReceived(), zone),
                Dates.ago(Duration.between(feed.lastReceived(), now)),
                Numbers.count(feed.accepted()),
                Numbers.count(feed.replayed()),
                Numbers.count(feed.corrected()),
                Numbers.count(feed.rejected()),
                feed.rejected() > 0);
    }

    static Refusal refusal(FeedStore.Rejection rejection, ZoneId zone) {
        return new Refusal(
                Dates.moment(rejection.at(), zone),
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
