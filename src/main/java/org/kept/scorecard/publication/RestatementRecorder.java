package org.kept.scorecard.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.rollup.Retention.EventsExpiring;
import org.kept.rollup.Slice;
import org.kept.scorecard.PublishedScorecards;
import org.kept.scorecard.ScorecardService;
import org.kept.scorecard.published.PublicationStore;
import org.kept.scorecard.published.PublishedWeek;
import org.kept.scorecard.published.RecordedCauses;

/** Records why published weeks were restated before the events that say so are dropped. */
@ApplicationScoped
class RestatementRecorder {

    private static final int PAGE = 50;

    private final PublicationStore store;
    private final ScorecardService scorecardService;
    private final PublishedScorecards publishedScorecards;
    private final RecordedCauses causes;
    private final ReadSession reads;
    private final ReportingZone zone;

    RestatementRecorder(
            PublicationStore store,
            ScorecardService scorecardService,
            PublishedScorecards publishedScorecards,
            RecordedCauses causes,
            ReadSession reads,
            ReportingZone zone) {
        this.store = store;
        this.scorecardService = scorecardService;
        this.publishedScorecards = publishedScorecards;
        this.causes = causes;
        this.reads = reads;
        this.zone = zone;
    }

    void expiring(@Observes EventsExpiring events) {
        var last = zone.periodOf(Grain.WEEK, events.to()).plus(-1);
        List<PublishedWeek> page;
        do {
            page = store.newestFirst(last, PAGE);
            page.stream().filter(isFrom(events.from())).forEach(this::record);
            last = page.isEmpty() ? last : page.get(page.size() - 1).week().plus(-1);
        } while (page.size() == PAGE && !zone.startOf(last).isBefore(events.from()));
    }

    private Predicate<PublishedWeek> isFrom(Instant from) {
        return published -> !zone.startOf(published.week()).isBefore(from);
    }

    private void record(PublishedWeek published) {
        var comparison = reads.duringOnPrimary(() -> publishedScorecards.comparison(
                scorecardService.scorecard(published.week(), Slice.ALL, DataScope.EVERYTHING), DataScope.EVERYTHING));
        comparison.ifPresent(causes::record);
    }
}
