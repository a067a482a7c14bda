package org.kept.scorecard;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.action.Action;
import org.kept.action.ActionService;
import org.kept.calendar.Period;
import org.kept.recognition.RecognitionService;
import org.kept.ui.NumberFormatter;

/** Finds what people do about the numbers of a week: overdue actions and recognitions. */
@ApplicationScoped
class DeedsBuilder {

    private static final int MAX_OVERDUE = 10;

    private final ActionService actions;
    private final RecognitionService recognitions;
    private final SecurityIdentity caller;

    DeedsBuilder(ActionService actions, RecognitionService recognitions, SecurityIdentity caller) {
        this.actions = actions;
        this.recognitions = recognitions;
        this.caller = caller;
    }

    /**
     * The deeds of a week for the caller.
     *
     * @param isLastWeek whether it is the last complete week or the one in progress: what is overdue is so now
     */
    ScorecardPage.ScorecardDeeds deeds(Period week, boolean isLastWeek, DataScope scope) {
        return new ScorecardPage.ScorecardDeeds(
                isLastWeek
                        ? actions.overdue(scope).stream()
                                .limit(MAX_OVERDUE)
                                .map(this::overdue)
                                .toList()
                        : List.of(),
                recognitions.of(week, scope).stream()
                        .map(each -> new ScorecardPage.WeekThanks(
                                each.name(), recognitions.quote(each).orElse(null), each.text(), each.giver()))
                        .toList(),
                caller.hasRole(Permissions.PERSON));
    }

    private ScorecardPage.OverdueAction overdue(Action action) {
        var owner = action.owner();
        return new ScorecardPage.OverdueAction(
                action.title(),
                "/actions/" + action.id(),
                owner == null ? "" : actions.nameOf(owner),
                NumberFormatter.of(actions.daysOverdue(action), "day", "days") + " overdue");
    }
}
