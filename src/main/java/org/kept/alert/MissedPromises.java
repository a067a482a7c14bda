package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.kept.everyone.SegmentPromise;
import org.kept.hours.HourPromise;
import org.kept.mission.MeasureRole;
import org.kept.scorecard.ClauseVerdict;
import org.kept.scorecard.Scorecard.ClauseCard;
import org.kept.scorecard.ScorecardService;
import org.kept.scorecard.WeekPublished;
import org.kept.ui.DateFormatter;
import org.kept.ui.ListFormatter;

/** Opens an alert for each promise that a published week missed, and closes it when a published week kept it. */
@ApplicationScoped
class MissedPromises {

    private final AlertStore store;
    private final AlertService service;
    private final ScorecardService scorecards;

    MissedPromises(AlertStore store, AlertService service, ScorecardService scorecards) {
        this.store = store;
        this.service = service;
        this.scorecards = scorecards;
    }

    void published(@Observes WeekPublished published) {
        // A week published late does not describe the present.
        if (published.week().compareTo(scorecards.lastWeek()) < 0) {
            return;
        }
        closeKept(published);
        published.card().clauses().stream()
                .filter(each -> each.standing() == ClauseVerdict.MISSED)
                .forEach(each -> service.open(condition(each, published), published.at()));
    }

    private void closeKept(WeekPublished published) {
        for (var alert : store.unclosed()) {
            if (alert.kind() == AlertKind.MISSED) {
                over(alert, published).ifPresent(because -> service.close(alert, published.at(), because));
            }
        }
    }

    /** Why the alert is over; empty if it is not. */
    private static Optional<String> over(Alert alert, WeekPublished published) {
        var clause = published.card().clauses().stream()
                .filter(each -> each.clause().code().equals(alert.condition().subject()))
                .findFirst();
        if (clause.isEmpty()) {
            return Optional.of("The mission no longer has this promise.");
        }
        return switch (clause.get().standing()) {
            case MET -> Optional.of("Kept in the " + DateFormatter.period(published.week()) + ".");
            case UNMEASURED -> Optional.of("The promise no longer has a measure.");
            case MISSED, UNKNOWN -> Optional.empty();
        };
    }

    /** What missed its target: measures, and hours, teams or channels of one. Counterweights break no promise. */
    private static List<String> missed(ClauseCard clause) {
        return Stream.of(
                        clause.rows().stream()
                                .filter(row -> row.isMissed() && row.measure().role() != MeasureRole.COUNTERWEIGHT)
                                .map(row -> row.kpi().name()),
                        clause.hours().stream()
                                .filter(HourPromise::isMissed)
                                .map(hours -> hours.kpi().name() + " at some hours"),
                        clause.everyone().stream()
                                .filter(SegmentPromise::isMissed)
                                .map(segments -> segments.kpi().name() + " in some teams or channels"))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private static AlertCondition condition(ClauseCard clause, WeekPublished published) {
        var code = clause.clause().code();
        var owner = Objects.requireNonNullElse(clause.clause().owner(), "");
        return new AlertCondition(
                AlertKind.MISSED,
                code,
                code,
                null,
                null,
                published.week().code(),
                "Promise missed: “" + clause.clause().quote() + "”",
                "Missed in the " + DateFormatter.period(published.week()) + ": " + ListFormatter.list(missed(clause))
                        + "." + (owner.isEmpty() ? "" : " Owner: " + owner + "."),
                "/scorecards/" + published.week().code() + "#clause-" + code);
    }
}
