package org.kept.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.action.ActionListPage.ActionGroup;
import org.kept.action.ActionListPage.ActionLine;
import org.kept.action.ActionListPage.SaidAndDone;
import org.kept.action.ActionPage.ActionFact;
import org.kept.action.ActionPage.ActionFields;
import org.kept.action.ActionPage.CustomerComment;
import org.kept.action.ActionPage.EffectNote;
import org.kept.action.effect.ActionEffect;
import org.kept.action.effect.EffectNarrative;
import org.kept.action.effect.ExpectedDirection;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Event;
import org.kept.kpi.Kpi;
import org.kept.mission.Missions;
import org.kept.rollup.KpiRegistry;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;

/** Builds the pages of actions. */
@ApplicationScoped
class ActionPageBuilder {

    /** Number of done actions whose effects are in the list; older ones have them on their own pages. */
    private static final int MAX_EFFECTS = 12;

    private static final int MAX_LINES = 200;
    private static final int MAX_DONE = 50;

    private final ActionService actions;
    private final CustomerComments comments;
    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final ReportingZone zone;

    ActionPageBuilder(
            ActionService actions,
            CustomerComments comments,
            Missions missions,
            KpiRegistry kpiRegistry,
            ReportingZone zone) {
        this.actions = actions;
        this.comments = comments;
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.zone = zone;
    }

    ActionListPage list(ActionViewer viewer) {
        var agreed = actions.visible(viewer, ActionState.AGREED);
        var today = actions.today();
        var overdue = agreed.stream()
                .filter(each -> each.isOverdue(today))
                .sorted((one, other) -> Long.compare(actions.daysOverdue(other), actions.daysOverdue(one)))
                .toList();
        var groups = Stream.of(
                        group("overdue", "Overdue", overdue),
                        group(
                                "agreed",
                                "Agreed",
                                agreed.stream()
                                        .filter(each -> !each.isOverdue(today))
                                        .toList()),
                        group("raised", "Raised, not decided yet", actions.visible(viewer, ActionState.RAISED)),
                        group("dropped", "Dropped", actions.visible(viewer, ActionState.DROPPED)))
                .filter(each -> !each.lines().isEmpty())
                .toList();
        var done = actions.visible(viewer, ActionState.DONE);
        return new ActionListPage(groups, saidAndDone(done), listed(done, MAX_DONE));
    }

    private ActionGroup group(String code, String heading, List<Action> found) {
        return new ActionGroup(
                code, heading, found.stream().limit(MAX_LINES).map(this::line).toList(), listed(found, MAX_LINES));
    }

    private static @Nullable String listed(List<Action> found, int most) {
        return found.size() <= most ? null : "Only the first " + NumberFormatter.count(most) + " are listed.";
    }

    private ActionLine line(Action action) {
        var owner = action.owner();
        var due = action.due();
        var days = actions.daysOverdue(action);
        return new ActionLine(
                action.title(),
                href(action),
                String.join(", ", about(action)),
                owner == null ? null : actions.nameOf(owner),
                due == null ? null : DateFormatter.day(due),
                action.isOverdue(actions.today()) ? NumberFormatter.of(days, "day", "days") + " overdue" : null);
    }

    private List<String> about(Action action) {
        var clause = action.clause();
        var kpi = action.kpi();
        return Stream.of(
                        kpi == null ? null : kpiName(kpi),
                        clause == null ? null : "“" + quote(clause) + "”",
                        action.team() == null ? null : "team " + action.team())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    private List<SaidAndDone> saidAndDone(List<Action> done) {
        var lines = new ArrayList<SaidAndDone>();
        for (var action : done.subList(0, Math.min(MAX_DONE, done.size()))) {
            var closing = action.closing();
            if (closing != null) {
                lines.add(new SaidAndDone(
                        action.said(),
                        action.did(),
                        DateFormatter.day(closing.on()),
                        href(action),
                        lines.size() >= MAX_EFFECTS
                                ? null
                                : actions.effect(action)
                                        .map(EffectNarrative::finding)
                                        .orElse(null),
                        action.publicity().isPublic()));
            }
        }
        return List.copyOf(lines);
    }

    /** The form that raises an action. */
    ActionPage raising(ActionPlace place, ActionViewer viewer, ActionForm typed, FormErrors faults) {
        var document = typed.raised(place);
        var origin = document.origin();
        var comment = origin == null || origin.source() == null || origin.id() == null
                ? null
                : comment(new Event.EventKey(origin.source(), origin.id()), viewer);
        return new ActionPage(
                null,
                place.href("/actions"),
                "Raise a problem or an idea",
                "",
                null,
                null,
                placeFacts(document),
                comment,
                null,
                new ActionFields(
                        text(typed.title),
                        text(typed.because),
                        text(typed.proposal),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        false,
                        "",
                        ""),
                List.of(),
                faults,
                false,
                false,
                false,
                false,
                false);
    }

    private List<ActionFact> placeFacts(ActionDocument document) {
        var facts = new ArrayList<ActionFact>();
        var clause = document.clause();
        if (clause != null) {
            facts.add(new ActionFact("Clause", "“" + quote(clause) + "”", "/mission#clause-" + clause));
        }
        var kpi = document.kpi();
        if (kpi != null) {
            facts.add(new ActionFact("KPI", kpiName(kpi), null));
        }
        var team = document.team();
        if (team != null && !team.isBlank()) {
            facts.add(new ActionFact("Team", team, null));
        }
        var origin = document.origin();
        var alert = origin == null ? null : origin.alert();
        if (alert != null) {
            facts.add(alertFact(alert));
        }
        var week = origin == null ? null : origin.week();
        if (week != null) {
            facts.add(new ActionFact("Week", week, null));
        }
        return List.copyOf(facts);
    }

    /**
     * The page of an action.
     *
     * @param typed what was typed into one of its forms and is not saved; null if nothing was
     */
    ActionPage page(Action action, ActionViewer viewer, @Nullable ActionForm typed, FormErrors faults, boolean saved) {
        var comment = action.origin().comment();
        var decides = viewer.mayDecide(action);
        return new ActionPage(
                action.id().toString(),
                href(action),
                action.title(),
                action.state().title(),
                action.because(),
                action.proposal(),
                facts(action),
                comment == null ? null : comment(comment, viewer),
                actions.effect(action).map(each -> note(action, each)).orElse(null),
                fields(action, typed),
                kpiRegistry.all().stream()
                        .filter(kpi -> viewer.scope().allowsKpi(kpi.code()))
                        .map(kpi -> Choice.of(kpi.name(), kpi.code(), kpi.code().equals(chosenKpi(action, typed))))
                        .toList(),
                faults,
                decides && !action.state().isClosed(),
                decides && action.state() != ActionState.DROPPED,
                decides && action.state() == ActionState.DONE,
                viewer.mayWithdraw(action),
                saved);
    }

    private static String chosenKpi(Action action, @Nullable ActionForm typed) {
        if (typed != null && typed.kpi != null) {
            return typed.kpi;
        }
        var expect = action.expect();
        return expect == null ? text(action.kpi()) : expect.kpi();
    }

    private ActionFields fields(Action action, @Nullable ActionForm typed) {
        var stored = ActionForm.of(action);
        var sent = typed == null ? new ActionForm() : typed;
        return new ActionFields(
                action.title(),
                action.because(),
                text(action.proposal()),
                text(sent.owner, stored.owner),
                text(sent.due, stored.due),
                chosenKpi(action, typed),
                text(sent.direction, stored.direction == null ? direction(action) : stored.direction),
                text(sent.by, stored.by),
                text(sent.since, stored.since),
                text(sent.outcome, stored.outcome),
                (typed == null || typed.said == null) ? action.publicity().isPublic() : typed.isPublic(),
                text(sent.said, stored.said),
                text(sent.did, stored.did));
    }

    /** The better direction of the KPI that the action was raised at; null if it has none. */
    private @Nullable String direction(Action action) {
        var kpi = action.kpi();
        if (kpi == null) {
            return null;
        }
        return kpiRegistry
                .find(kpi)
                .map(each -> switch (each.better()) {
                    case HIGHER -> ExpectedDirection.UP.code();
                    case LOWER -> ExpectedDirection.DOWN.code();
                    case NEITHER -> "";
                })
                .orElse(null);
    }

    private List<ActionFact> facts(Action action) {
        var facts = new ArrayList<ActionFact>();
        facts.add(new ActionFact(
                "Raised",
                action.raisedBy().name() + ", "
                        + DateFormatter.day(action.raised().atZone(zone.id()).toLocalDate()) + ", from "
                        + action.origin().kind().words(),
                null));
        var clause = action.clause();
        if (clause != null) {
            facts.add(new ActionFact("Clause", "“" + quote(clause) + "”", "/mission#clause-" + clause));
        }
        var kpi = action.kpi();
        if (kpi != null) {
            facts.add(kpiFact("KPI", kpi, "", action.team()));
        }
        var alert = action.origin().alert();
        if (alert != null) {
            facts.add(alertFact(alert));
        }
        var week = action.origin().week();
        if (week != null) {
            var period = Period.of(Grain.WEEK, week);
            facts.add(new ActionFact(
                    "Week",
                    DateFormatter.heading(period),
                    PageUrl.of("/scorecards/" + period.code())
                            .with("team", action.team())
                            .href()));
        }
        if (action.team() != null) {
            facts.add(new ActionFact("Team", action.team(), null));
        }
        var owner = action.owner();
        if (owner != null) {
            facts.add(new ActionFact("Owner", actions.nameOf(owner), null));
        }
        var due = action.due();
        if (due != null) {
            facts.add(new ActionFact(
                    "Due", DateFormatter.day(due) + (action.isOverdue(actions.today()) ? ", overdue" : ""), null));
        }
        var expect = action.expect();
        if (expect != null) {
            var by = expect.by();
            facts.add(kpiFact(
                    "Expected",
                    expect.kpi(),
                    " " + expect.direction().words() + (by == null ? "" : " by the " + DateFormatter.period(by)),
                    action.team()));
        }
        var closing = action.closing();
        if (closing != null) {
            facts.add(new ActionFact(
                    action.state().title(),
                    closing.outcome() + " (" + actions.nameOf(closing.by()) + ", " + DateFormatter.day(closing.on())
                            + ")",
                    null));
        }
        if (action.publicity().isPublic()) {
            facts.add(new ActionFact("In public", "“" + action.said() + "” – " + action.did(), null));
        }
        return List.copyOf(facts);
    }

    private static ActionFact alertFact(String alert) {
        return new ActionFact("Alert", alert, "/alerts/" + PageUrl.encode(alert));
    }

    private static EffectNote note(Action action, ActionEffect effect) {
        return new EffectNote(
                effect.verdict().code(),
                EffectNarrative.finding(effect),
                EffectNarrative.details(effect),
                kpiHref(effect.kpi().code(), action.team()));
    }

    private @Nullable CustomerComment comment(Event.EventKey key, ActionViewer viewer) {
        var event = comments.find(key, viewer.scope());
        var text = event == null ? null : event.comment();
        return text == null
                ? null
                : new CustomerComment(text, "/events/" + PageUrl.encode(key.source()) + "/" + PageUrl.encode(key.id()));
    }

    private static String kpiHref(String kpi, @Nullable String team) {
        return PageUrl.of("/kpis/" + kpi).with("team", team).href();
    }

    private ActionFact kpiFact(String label, String kpi, String after, @Nullable String team) {
        var exists = kpiRegistry.find(kpi).isPresent();
        return new ActionFact(label, kpiName(kpi) + after, exists ? kpiHref(kpi, team) : null);
    }

    static String href(Action action) {
        return "/actions/" + action.id();
    }

    private String kpiName(String code) {
        return kpiRegistry.find(code).map(Kpi::name).orElse(code + " (removed)");
    }

    /** The words of a clause in the newest version that has it. */
    private String quote(String code) {
        return missions.history().quote(code).orElse(code);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String text(@Nullable String typed, @Nullable String stored) {
        return typed == null ? text(stored) : typed;
    }
}
