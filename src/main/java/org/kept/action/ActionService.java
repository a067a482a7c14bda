package org.kept.action;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Person;
import org.kept.access.PersonDirectory;
import org.kept.access.TeamNames;
import org.kept.action.effect.ActionEffect;
import org.kept.action.effect.EffectNarrative;
import org.kept.action.effect.EffectReader;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.ReportingZone;
import org.kept.kpi.Kpi;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.rollup.KpiRegistry;

/** Raises, agrees, closes and finds actions. */
@ApplicationScoped
public class ActionService {

    /** CDI event, fired in the transaction that closes an action. */
    public record ActionClosed(Action action) {}

    private final ActionStore store;
    private final CustomerComments comments;
    private final EffectReader effects;
    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final PersonDirectory people;
    private final TeamNames teams;
    private final ReportingZone zone;
    private final Clock clock;
    private final Audit audit;
    private final Event<ActionClosed> closed;

    ActionService(
            ActionStore store,
            CustomerComments comments,
            EffectReader effects,
            Missions missions,
            KpiRegistry kpiRegistry,
            PersonDirectory people,
            TeamNames teams,
            ReportingZone zone,
            Clock clock,
            Audit audit,
            Event<ActionClosed> closed) {
        this.store = store;
        this.comments = comments;
        this.effects = effects;
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.people = people;
        this.teams = teams;
        this.zone = zone;
        this.clock = clock;
        this.audit = audit;
        this.closed = closed;
    }

    /** The actions that the viewer may see, newest first, up to 1,000; all states if it is null. */
    List<Action> visible(ActionViewer viewer, @Nullable ActionState state) {
        return (state == null ? store.newest() : store.in(state))
                .stream().filter(viewer::maySee).toList();
    }

    /**
     * The action with this id.
     *
     * @throws Problem 404 if there is none that the viewer may see
     */
    Action get(String id, ActionViewer viewer) {
        return uuid(id).flatMap(store::action).filter(viewer::maySee).orElseThrow(ActionService::notFound);
    }

    /**
     * Agreed actions that were due before today, the longest overdue first: those of the whole company, of teams in the
     * scope, and about KPIs in it.
     */
    public List<Action> overdue(DataScope scope) {
        return store.overdue(today()).stream()
                .filter(each -> isWithin(scope, each))
                .toList();
    }

    /** Done actions that were closed within these days, both included, latest first: with the same scope. */
    public List<Action> done(DataScope scope, LocalDate from, LocalDate to) {
        return store.done().stream()
                .filter(each -> {
                    var closing = each.closing();
                    return closing != null
                            && !closing.on().isBefore(from)
                            && !closing.on().isAfter(to);
                })
                .filter(each -> isWithin(scope, each))
                .toList();
    }

    private static boolean isWithin(DataScope scope, Action action) {
        var kpi = action.kpi();
        return (action.team() == null || scope.allowsTeam(action.team())) && (kpi == null || scope.allowsKpi(kpi));
    }

    /** The number of days since an action was due; 0 or less if it is not overdue. */
    public long daysOverdue(Action action) {
        var due = action.due();
        return due == null ? 0 : ChronoUnit.DAYS.between(due, today());
    }

    /** The effect of a done action; empty if it is open or has no expectation. */
    Optional<ActionEffect> effect(Action action) {
        var expect = action.expect();
        var since = action.since();
        return action.state() != ActionState.DONE || expect == null || since == null
                ? Optional.empty()
                : effects.effect(expect, since, action.team());
    }

    /** What a done action was to move, and whether it has moved since, as sentences; empty if there is nothing to say. */
    public String effectInWords(Action action) {
        var expect = action.expect();
        return expect == null
                ? ""
                : effect(action)
                        .map(effect -> effect.kpi().name() + " should go "
                                + expect.direction().code() + ". " + EffectNarrative.finding(effect)
                                + (effect.why() == null ? "" : " " + effect.why()))
                        .orElse("");
    }

    /** Done actions that are shown to everyone, latest first. */
    List<Action> inPublic() {
        return store.done().stream().filter(each -> each.publicity().isPublic()).toList();
    }

    /**
     * Raises an action. A program with the rights of an author may send it in any state.
     *
     * @throws Problem 422 with every error, 403 for another team or for a state that the sender may not decide on
     */
    @Transactional
    Action raise(ActionDocument document, ActionViewer viewer) {
        var parser = parser(document, List.of());
        var origin = parser.origin();
        var raisedBy = raisedBy(document, viewer, parser);
        var key = origin.comment();
        var commented = key == null ? null : comments.find(key, viewer.scope());
        if (key != null && commented == null) {
            parser.fault("/origin/id", "origin.comment", "There is no such event with a comment that you may see.");
        }
        var matter = parser.matter();
        var base = new Action(
                UUID.randomUUID(),
                commented == null || matter.team() != null ? matter : matter.of(commented.team()),
                origin,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                raisedBy,
                Action.Decision.NONE);
        var action = changed(base, parser, viewer);
        parser.check();
        var team = matter.team();
        if (team != null && !viewer.scope().allowsTeam(team)) {
            throw Problem.forbidden("You can raise actions about the whole company and about your own teams: "
                    + viewer.scope().teamList() + ".");
        }
        if (!action.equals(base)) {
            viewer.checkMayDecide(base);
        }
        store.add(action);
        audit.record(AuditChange.added(AuditAction.ACTION_RAISED, subject(action), auditLines(action)));
        tellIfClosed(base, action);
        return action;
    }

    /**
     * Changes an action to what the document says, in whatever state.
     *
     * @throws Problem 404 if there is none, 403 if the viewer may not decide on it, 422 with every error
     */
    @Transactional
    Action change(String id, ActionDocument document, ActionViewer viewer) {
        var before = uuid(id).flatMap(store::lock).filter(viewer::maySee).orElseThrow(ActionService::notFound);
        viewer.checkMayDecide(before);
        var parser = parser(document, before.kpis());
        if (document.raisedBy() != null
                && !document.raisedBy()
                        .strip()
                        .equalsIgnoreCase(before.raisedBy().email())) {
            parser.fault("/raisedBy", "raisedBy.fixed", "Who raised an action never changes.");
        }
        var after = changed(before.with(parser.matter(), before.decision()), parser, viewer);
        parser.check();
        // Otherwise a lead could move an action into a team that is not theirs.
        viewer.checkMayDecide(after);
        if (!after.equals(before)) {
            store.replace(after);
            audit.record(AuditChange.changed(
                    auditAction(before, after), subject(after), auditLines(before), auditLines(after)));
            tellIfClosed(before, after);
        }
        return after;
    }

    /**
     * Takes back an action that no one has agreed to yet.
     *
     * @throws Problem 404 if there is none, 403 if the viewer did not raise it, 409 if it was agreed meanwhile
     */
    @Transactional
    Action withdraw(String id, ActionViewer viewer) {
        var before = uuid(id).flatMap(store::lock).filter(viewer::maySee).orElseThrow(ActionService::notFound);
        if (!viewer.mayWithdraw(before)) {
            throw before.state() == ActionState.RAISED
                    ? Problem.forbidden("Only the person who raised an action can withdraw it.")
                    : Problem.conflict("This action was decided meanwhile, so it can no longer be withdrawn.");
        }
        var after = before.with(new Action.Decision(
                ActionState.DROPPED,
                before.owner(),
                before.due(),
                before.expect(),
                before.since(),
                new Action.ActionClosing(today(), viewer.who().email(), "Withdrawn by the person who raised it."),
                Action.Publicity.NONE));
        store.replace(after);
        audit.record(
                AuditChange.changed(AuditAction.ACTION_CLOSED, subject(after), auditLines(before), auditLines(after)));
        tellIfClosed(before, after);
        return after;
    }

    private void tellIfClosed(Action before, Action after) {
        if (after.state().isClosed() && after.state() != before.state()) {
            closed.fire(new ActionClosed(after));
        }
    }

    /** The action with the owner, dates, expectation, state and public words of the document. */
    private Action changed(Action action, ActionParser parser, ActionViewer viewer) {
        var state = parser.state(action.state());
        var owner = parser.owner();
        var due = parser.due();
        var outcome = parser.outcome();
        var since = parser.since();
        if ((state == ActionState.AGREED || state == ActionState.DONE) && owner == null) {
            parser.fault("/owner", "owner.missing", "Name who is responsible.");
        }
        if ((state == ActionState.AGREED || state == ActionState.DONE) && due == null) {
            parser.fault("/due", "due.missing", "Give the day by which it is to be done.");
        }
        if (state.isClosed() && outcome == null) {
            parser.fault(
                    "/outcome",
                    "outcome.missing",
                    state == ActionState.DONE ? "Say what was done." : "Say why it is dropped.");
        }
        if (since != null && since.isAfter(today())) {
            parser.fault(
                    "/since",
                    "since.future",
                    "The day since when it may have had an effect must not be in the future.");
        }
        var changed = action.with(new Action.Decision(
                state,
                owner,
                due,
                parser.expect(),
                state == ActionState.RAISED || state == ActionState.DROPPED
                        ? since
                        : Optional.ofNullable(since)
                                .or(() -> Optional.ofNullable(action.since()))
                                .orElseGet(this::today),
                closing(action, state, outcome, viewer),
                parser.publicity()));
        checkPublicWords(changed, parser);
        return changed;
    }

    private Action.@Nullable ActionClosing closing(
            Action before, ActionState state, @Nullable String outcome, ActionViewer viewer) {
        if (!state.isClosed() || outcome == null) {
            return null;
        }
        var earlier = before.closing();
        return earlier != null && before.state() == state
                ? new Action.ActionClosing(earlier.on(), earlier.by(), outcome)
                : new Action.ActionClosing(today(), viewer.who().email(), outcome);
    }

    private void checkPublicWords(Action action, ActionParser parser) {
        if (!action.publicity().isPublic()) {
            return;
        }
        var key = action.origin().comment();
        var commented = key == null ? null : comments.find(key, DataScope.EVERYTHING);
        var words = new PublicWords(names(action), commented == null ? null : commented.comment());
        words.fault(action.said()).ifPresent(fault -> parser.fault("/said", "said.public", fault));
        words.fault(action.did()).ifPresent(fault -> parser.fault("/did", "did.public", fault));
    }

    /** Names that must not be public: teams, and the people involved. */
    private List<String> names(Action action) {
        var names = new ArrayList<>(teams.teams());
        var closing = action.closing();
        Stream.of(action.team(), action.raisedBy().name())
                .filter(Objects::nonNull)
                .forEach(names::add);
        Stream.of(action.raisedBy().email(), action.owner(), closing == null ? null : closing.by())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(each -> {
                    names.add(each);
                    people.byEmail(each).map(Person::names).ifPresent(names::addAll);
                });
        return names;
    }

    private Action.ActionPerson raisedBy(ActionDocument document, ActionViewer viewer, ActionParser parser) {
        var sent = document.raisedBy();
        if (sent == null
                || sent.isBlank()
                || sent.strip().equalsIgnoreCase(viewer.who().email())) {
            return viewer.who();
        }
        if (!viewer.author()) {
            parser.fault("/raisedBy", "raisedBy.other", "You can raise actions in your own name only.");
        } else if (sent.strip().length() > ActionParser.MAX_NAME) {
            parser.fault("/raisedBy", "raisedBy.form", "A name has at most 320 characters.");
        }
        var email = sent.strip().toLowerCase(Locale.ROOT);
        return new Action.ActionPerson(email, nameOf(email));
    }

    /** The name of the person with this e-mail address; the text itself if there is none. */
    public String nameOf(String email) {
        return people.byEmail(email).map(Person::name).orElse(email);
    }

    /**
     * The parser of a document.
     *
     * @param kept KPIs that the action may name although they were removed, so that it can still be closed
     */
    private ActionParser parser(ActionDocument document, List<String> kept) {
        var kpis = new ArrayList<>(Kpi.codes(kpiRegistry.all()));
        kpis.addAll(kept);
        return new ActionParser(
                document, new ActionParser.ActionNames(kpis, missions.history().clauseCodes(), today()));
    }

    /** Today in the reporting zone. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Problem notFound() {
        return Problem.notFound("There is no such action.");
    }

    private static AuditAction auditAction(Action before, Action after) {
        if (before.state() == after.state()) {
            return AuditAction.ACTION_CHANGED;
        }
        return after.state().isClosed()
                ? AuditAction.ACTION_CLOSED
                : after.state() == ActionState.AGREED ? AuditAction.ACTION_AGREED : AuditAction.ACTION_CHANGED;
    }

    static String subject(Action action) {
        return "action " + action.id();
    }

    /**
     * The audited lines of an action. Free text is left out, because it may quote a customer and the trail is never
     * erased; only public words are kept.
     */
    static String auditLines(Action action) {
        var expect = action.expect();
        var closing = action.closing();
        return AuditChange.lines(
                "state",
                action.state().code(),
                "clause",
                action.clause(),
                "kpi",
                action.kpi(),
                "team",
                action.team(),
                "owner",
                action.owner(),
                "due",
                action.due(),
                "expect",
                expect == null
                        ? null
                        : expect.kpi() + " " + expect.direction().code()
                                + (expect.by() == null
                                        ? ""
                                        : " by " + expect.by().code()),
                "since",
                action.since(),
                "closed",
                closing == null ? null : closing.on(),
                "public",
                action.publicity().isPublic() ? "yes" : null,
                "said",
                action.publicity().isPublic() ? action.publicity().said() : null,
                "did",
                action.publicity().isPublic() ? action.publicity().did() : null);
    }
}
