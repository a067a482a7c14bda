package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kept.scorecard.ClauseVerdict;
import org.kept.scorecard.Scorecard.ClauseCard;
import org.kept.scorecard.ScorecardRow;
import org.kept.scorecard.ScorecardService;
import org.kept.scorecard.WeekPublished;
import org.kept.ui.DateFormatter;

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
            return Optional.of("The mission has no such promise any more.");
        }
        return switch (clause.get().standing()) {
            case MET -> Optional.of("Kept in the " + DateFormatter.period(published.week()) + ".");
            case UNMEASURED -> Optional.of("The promise has no measure any more.");
            case MISSED, UNKNOWN -> Optional.empty();
        };
    }

    private static AlertCondition condition(ClauseCard clause, WeekPublished published) {
        var code = clause.clause().code();
        var missed = clause.rows().stream()
                .filter(ScorecardRow::isMissed)
                .map(each -> each.kpi().name())
                .distinct()
                .collect(Collectors.joining(", "));
        var owner = Objects.requireNonNullElse(clause.clause().owner(), "");
        return new AlertCondition(
                AlertKind.MISSED,
                code,
                code,
                null,
                null,
                published.week().code(),
                "Promise missed: “" + clause.clause().quote() + "”",
                "In the " + DateFormatter.period(published.week())
                        + (missed.isEmpty() ? " at some hours, teams or channels." : " by " + missed + ".")
                        + (owner.isEmpty() ? "" : " Owner: " + owner + "."),
                "/scorecards/" + published.week().code() + "#clause-" + code);
    }
}
