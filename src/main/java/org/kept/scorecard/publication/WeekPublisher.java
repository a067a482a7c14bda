package org.kept.scorecard.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.DatabaseException;
import org.kept.database.ReadSession;
import org.kept.database.Transactions;
import org.kept.document.DocumentFormat;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.rollup.Slice;
import org.kept.scorecard.Scorecard;
import org.kept.scorecard.ScorecardDocuments;
import org.kept.scorecard.ScorecardService;
import org.kept.scorecard.WeekPublished;
import org.kept.scorecard.published.PublicationStore;
import org.kept.scorecard.published.PublishedDocument;
import org.kept.scorecard.published.PublishedWeek;
import org.kept.scorecard.published.WeekComment;
import org.kept.ui.Banner;
import org.kept.ui.DateFormatter;

/** Publishes weeks: each once, with its complete scorecard at that moment. */
@ApplicationScoped
class WeekPublisher {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String UNIQUE_VIOLATION = "23505";

    private final PublicationStore store;
    private final ScorecardService scorecardService;
    private final ScorecardDocuments documents;
    private final Missions missions;
    private final ReadSession reads;
    private final ReportingZone zone;
    private final Audit audit;
    private final Event<WeekPublished> event;
    private final Instance<Banner> banners;
    private final ObjectMapper json;
    private final Clock clock;

    WeekPublisher(
            PublicationStore store,
            ScorecardService scorecardService,
            ScorecardDocuments documents,
            Missions missions,
            ReadSession reads,
            ReportingZone zone,
            Audit audit,
            Event<WeekPublished> event,
            @Any Instance<Banner> banners,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.scorecardService = scorecardService;
        this.documents = documents;
        this.missions = missions;
        this.reads = reads;
        this.zone = zone;
        this.audit = audit;
        this.event = event;
        this.banners = banners;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Publishes a week.
     *
     * @param comment null to publish it with the comment that was saved for it, if there is one
     * @throws Problem 409 if it is not complete, published already, or judged by no mission, and while data is being loaded
     */
    PublishedWeek publish(Period week, Actor actor, @Nullable WeekComment comment) {
        if (week.compareTo(scorecardService.lastWeek()) > 0) {
            throw Problem.conflict(
                    "The " + DateFormatter.period(week) + " is not complete yet. Publish it when it has ended.");
        }
        if (banners.stream().anyMatch(Banner::isLoading)) {
            throw Problem.conflict(
                    "Data is being loaded or counted again, so the numbers of this week are not complete."
                            + " Publish it when that has ended.");
        }
        try {
            return Transactions.commitIf(TIMEOUT, Optional::isPresent, () -> publishIfOpen(week, actor, comment))
                    .orElseThrow(() -> Problem.conflict("No mission is in effect in the " + DateFormatter.period(week)
                            + ", so there is nothing to publish."));
        } catch (DatabaseException e) {
            if (e.state().equals(UNIQUE_VIOLATION)) {
                throw alreadyPublished(week);
            }
            throw e;
        }
    }

    static Problem alreadyPublished(Period week) {
        return Problem.conflict(
                "The " + DateFormatter.period(week) + " is published already. What was published never changes.");
    }

    /**
     * Publishes a complete week in the caller's transaction.
     *
     * @return empty if no mission judges it
     * @throws Problem 409 if it is published already
     */
    Optional<PublishedWeek> publishIfOpen(Period week, Actor actor, @Nullable WeekComment comment) {
        if (store.find(week).isPresent()) {
            throw alreadyPublished(week);
        }
        var prepared = reads.duringOnPrimary(() -> prepare(week, actor, comment));
        prepared.ifPresent(each -> store(each, actor));
        return prepared.map(PreparedWeek::published);
    }

    /** A week as it will be stored, and the scorecard it was made of. */
    private record PreparedWeek(Scorecard card, PublishedWeek published) {}

    private Optional<PreparedWeek> prepare(Period week, Actor actor, @Nullable WeekComment comment) {
        // Before the numbers are read, so that an event stored meanwhile is listed as late and not missed.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var card = scorecardService.scorecard(week, Slice.ALL, DataScope.EVERYTHING);
        if (card.mission().isEmpty()) {
            return Optional.empty();
        }
        var said = comment == null ? store.comment(week).orElse(null) : comment;
        var document = new PublishedDocument(
                        PublishedDocument.FORMAT,
                        zone.id().getId(),
                        now.toString(),
                        actor.name(),
                        said,
                        card.mission()
                                .map(version -> tree(missions.write(version.mission(), DocumentFormat.JSON)))
                                .orElse(null),
                        documents.of(card))
                .write(json);
        var published = new PublishedWeek(week, now, actor.name(), said, PublishedWeek.digest(document), document);
        return Optional.of(new PreparedWeek(card, published));
    }

    private void store(PreparedWeek prepared, Actor actor) {
        var card = prepared.card();
        var published = prepared.published();
        var comment = published.comment();
        var text = comment == null ? null : comment.text();
        store.insert(published);
        store.replaceComment(published.week(), null, published.at());
        audit.record(
                actor,
                List.of(AuditChange.added(
                        AuditAction.WEEK_PUBLISHED,
                        subject(published.week()),
                        AuditChange.lines(
                                "digest",
                                published.digest(),
                                "published",
                                published.at(),
                                "mission",
                                card.mission().map(version -> version.number()).orElse(null),
                                "comment",
                                text,
                                "comment by",
                                comment == null ? null : comment.author()))));
        event.fire(new WeekPublished(card, published.at(), published.by(), text, published.digest()));
    }

    private JsonNode tree(String document) {
        try {
            return json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the mission's own document is JSON", e);
        }
    }

    /** The subject of a week in the audit trail. */
    static String subject(Period week) {
        return "week " + week.code();
    }
}
