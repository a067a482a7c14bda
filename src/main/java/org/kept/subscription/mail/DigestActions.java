package org.kept.subscription.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kept.action.Action;
import org.kept.action.ActionService;
import org.kept.subscription.SubscriptionScope;
import org.kept.subscription.mail.Digest.DigestLine;
import org.kept.subscription.mail.DigestBuilder.DigestRequest;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/** What a digest says of actions: those that were done, with their effect, and those that are overdue. */
@ApplicationScoped
class DigestActions {

    private static final int MAX_LINES = 5;

    private final ActionService actions;

    DigestActions(ActionService actions) {
        this.actions = actions;
    }

    /** What is overdue when the digest is written, whatever its week is. */
    List<DigestLine> overdue(DigestRequest request) {
        return lines(
                actions.overdue(request.viewer()),
                request.scope(),
                each -> NumberFormatter.of(actions.daysOverdue(each), "day", "days") + " overdue" + owner(each) + ".");
    }

    /** What was done within these days, both included, with what the numbers say of it when the digest is written. */
    List<DigestLine> done(DigestRequest request, LocalDate from, LocalDate to) {
        return lines(
                actions.done(request.viewer(), from, to),
                request.scope(),
                each -> "done on " + closedOn(each) + owner(each) + "." + effect(each, request));
    }

    private static String closedOn(Action action) {
        var closing = action.closing();
        return closing == null ? "" : DateFormatter.dayOfMonth(closing.on());
    }

    private static List<DigestLine> lines(List<Action> found, SubscriptionScope scope, Function<Action, String> words) {
        var about = found.stream().filter(each -> isAbout(scope, each)).toList();
        var lines = new ArrayList<DigestLine>();
        about.stream()
                .limit(MAX_LINES)
                .map(each -> new DigestLine(oneLine(each.title()), "/actions/" + each.id(), words.apply(each)))
                .forEach(lines::add);
        if (about.size() > MAX_LINES) {
            lines.add(new DigestLine(
                    "All actions", "/actions", NumberFormatter.count(about.size() - MAX_LINES) + " more."));
        }
        return List.copyOf(lines);
    }

    /** Also about the KPI that it should move. */
    private static boolean isAbout(SubscriptionScope scope, Action action) {
        return scope.isAbout(action.clause(), action.kpi(), action.team())
                || scope.isAbout(null, action.expectedKpi(), null);
    }

    private String owner(Action action) {
        var owner = action.owner();
        return owner == null ? "" : ", " + actions.nameOf(owner);
    }

    /** What should move, and whether it has; empty if no number was named, or the reader may not see it. */
    private String effect(Action action, DigestRequest request) {
        var kpi = action.expectedKpi();
        var words = kpi == null || !request.viewer().allowsKpi(kpi) ? "" : actions.effectInWords(action);
        return words.isEmpty() ? "" : " " + words;
    }

    /** The text in one line, so that it looks like nothing else in a mail without formats. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
