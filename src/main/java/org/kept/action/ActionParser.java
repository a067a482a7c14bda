package org.kept.action;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.action.effect.Expectation;
import org.kept.action.effect.ExpectedDirection;
import org.kept.calendar.Grain;
import org.kept.calendar.IsoDates;
import org.kept.calendar.Period;
import org.kept.document.NameText;
import org.kept.document.ParagraphText;
import org.kept.ingest.Event;
import org.kept.ingest.InputText;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.ui.NumberFormatter;

/** Reads the members of an action and gathers every error in them. */
final class ActionParser {

    static final int MAX_TITLE = 200;
    static final int MAX_TEXT = 2_000;
    static final int MAX_PUBLIC_TEXT = 500;
    static final int MAX_NAME = 320;
    private static final int MAX_ALERT = 100;

    /** KPIs, clauses and teams that an action can name, and the current day. */
    record ActionNames(List<String> kpis, List<String> clauses, LocalDate today) {}

    private final ActionDocument document;
    private final ActionNames names;
    private final List<InputError> errors = new ArrayList<>();

    ActionParser(ActionDocument document, ActionNames names) {
        this.document = document;
        this.names = names;
    }

    /** Adds an error that the caller found. */
    void fault(String pointer, String code, String detail) {
        errors.add(InputError.at(pointer, code, detail));
    }

    /**
     * Throws every error found so far.
     *
     * @throws Problem 422 if there is any
     */
    void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid("The action was not saved. Correct the members in errors and send it again.", errors);
        }
    }

    /** The subject of the action. */
    Action.Matter matter() {
        return new Action.Matter(title(), because(), proposal(), clause(), kpi(), team());
    }

    private String title() {
        var title = ParagraphText.collapseWhitespace(blankIfNull(document.title()));
        if (title.isEmpty()) {
            fault("/title", "title.missing", "Give the action a title.");
        } else if (title.length() > MAX_TITLE || !ParagraphText.isPrintable(title)) {
            fault("/title", "title.form", "A title has at most 200 characters, all of them visible.");
        }
        return title;
    }

    private String because() {
        var because = text("because", document.because(), MAX_TEXT);
        if (because == null) {
            fault("/because", "because.missing", "Say what the problem or the idea is.");
        }
        return because == null ? "" : because;
    }

    private @Nullable String proposal() {
        return text("proposal", document.proposal(), MAX_TEXT);
    }

    @Nullable
    String outcome() {
        return text("outcome", document.outcome(), MAX_TEXT);
    }

    private @Nullable String clause() {
        var clause = nullIfBlank(document.clause());
        if (clause != null && !names.clauses().contains(clause)) {
            fault(
                    "/clause",
                    "clause.unknown",
                    "No version of the mission has a clause '" + InputText.excerpt(clause) + "'."
                            + NearestWord.suggestion(clause, names.clauses()));
        }
        return clause;
    }

    private @Nullable String kpi() {
        return kpi("/kpi", document.kpi());
    }

    private @Nullable String kpi(String pointer, @Nullable String sent) {
        var kpi = nullIfBlank(sent);
        if (kpi != null && !names.kpis().contains(kpi)) {
            fault(
                    pointer,
                    "kpi.unknown",
                    "There is no KPI '" + InputText.excerpt(kpi) + "'." + NearestWord.suggestion(kpi, names.kpis()));
        }
        return kpi;
    }

    private @Nullable String team() {
        var team = nullIfBlank(document.team());
        if (team == null) {
            return null;
        }
        var normal = NameText.normalise(team);
        var fault = NameText.fault(normal);
        if (fault != null || normal.length() > 100) {
            fault(
                    "/team",
                    "team.form",
                    "This is not the name of a team. Write it as its events do, in at most 100 characters.");
        }
        return normal;
    }

    @Nullable
    String owner() {
        var owner = ParagraphText.collapseWhitespace(blankIfNull(document.owner()));
        if (owner.length() > MAX_NAME || !ParagraphText.isName(owner)) {
            fault("/owner", "owner.form", "An owner has at most 320 characters, all of them visible.");
        }
        return owner.isEmpty() ? null : owner;
    }

    @Nullable
    LocalDate due() {
        return date("/due", document.due());
    }

    @Nullable
    LocalDate since() {
        return date("/since", document.since());
    }

    ActionState state(ActionState otherwise) {
        var state = nullIfBlank(document.state());
        if (state == null) {
            return otherwise;
        }
        var known = ActionState.of(state);
        if (known.isEmpty()) {
            fault("/state", "state.unknown", ActionState.unknown(state));
        }
        return known.orElse(otherwise);
    }

    @Nullable
    Expectation expect() {
        var expect = document.expect();
        if (expect == null
                || (nullIfBlank(expect.kpi()) == null
                        && nullIfBlank(expect.direction()) == null
                        && nullIfBlank(expect.by()) == null)) {
            return null;
        }
        var kpi = kpi("/expect/kpi", expect.kpi());
        var direction = ExpectedDirection.of(blankIfNull(expect.direction()));
        var by = week("/expect/by", expect.by());
        if (kpi == null) {
            fault("/expect/kpi", "expect.kpi", "Name the KPI that should move.");
        }
        if (direction.isEmpty()) {
            fault("/expect/direction", "expect.direction", "Say which way it should move: up or down.");
        }
        return kpi == null || direction.isEmpty() ? null : new Expectation(kpi, direction.get(), by);
    }

    Action.Publicity publicity() {
        return new Action.Publicity(
                Boolean.TRUE.equals(document.inPublic()),
                text("said", document.said(), MAX_PUBLIC_TEXT),
                text("did", document.did(), MAX_PUBLIC_TEXT));
    }

    ActionOrigin origin() {
        var origin = document.origin();
        if (origin == null) {
            return byWhatIsNamed();
        }
        var kind = ActionOrigin.OriginKind.of(blankIfNull(origin.kind()));
        if (kind.isEmpty()) {
            fault("/origin/kind", "origin.kind", "kind is idea, clause, row, alert or comment.");
            return ActionOrigin.IDEA;
        }
        var week = week("/origin/week", origin.week());
        var alert = nullIfBlank(origin.alert());
        if (alert != null && (alert.length() > MAX_ALERT || !ParagraphText.isName(alert))) {
            fault("/origin/alert", "origin.alert", "This is not the id of an alert.");
        }
        return new ActionOrigin(kind.get(), week == null ? null : week.start(), alert, comment(kind.get(), origin));
    }

    private ActionOrigin byWhatIsNamed() {
        var kind = nullIfBlank(document.kpi()) != null
                ? ActionOrigin.OriginKind.ROW
                : nullIfBlank(document.clause()) != null
                        ? ActionOrigin.OriginKind.CLAUSE
                        : ActionOrigin.OriginKind.IDEA;
        return new ActionOrigin(kind, null, null, null);
    }

    private Event.@Nullable EventKey comment(ActionOrigin.OriginKind kind, ActionDocument.OriginDocument origin) {
        var source = nullIfBlank(origin.source());
        var id = nullIfBlank(origin.id());
        if (kind != ActionOrigin.OriginKind.COMMENT) {
            return null;
        }
        if (source == null || id == null) {
            fault("/origin/id", "origin.comment", "Name the event with the comment by its source and id.");
            return null;
        }
        return new Event.EventKey(source, id);
    }

    private @Nullable LocalDate date(String pointer, @Nullable String sent) {
        var text = nullIfBlank(sent);
        try {
            return text == null ? null : inReach(pointer, IsoDates.parse(text));
        } catch (DateTimeException e) {
            fault(pointer, "date.form", "This must be a date such as 2026-12-11.");
            return null;
        }
    }

    private @Nullable LocalDate inReach(String pointer, LocalDate day) {
        if (IsoDates.isInReach(day, names.today())) {
            return day;
        }
        fault(pointer, "date.range", IsoDates.REACH);
        return null;
    }

    private @Nullable Period week(String pointer, @Nullable String sent) {
        var text = nullIfBlank(sent);
        if (text == null) {
            return null;
        }
        try {
            var period = Period.parse(text);
            if (period.grain() == Grain.WEEK) {
                return inReach(pointer, period.start()) == null ? null : period;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like any other text that is no week.
        }
        fault(pointer, "week.form", "This must be a week such as 2026-W50.");
        return null;
    }

    private @Nullable String text(String member, @Nullable String sent, int maxLength) {
        // Browsers submit line ends as CR LF, which no one typed.
        var text = blankIfNull(sent).replace("\r\n", "\n").strip();
        if (text.length() > maxLength) {
            fault(
                    "/" + member,
                    member + ".length",
                    "This has " + NumberFormatter.count(text.length()) + " characters; the limit is "
                            + NumberFormatter.count(maxLength) + ".");
        } else if (!InputText.isStorable(text)) {
            fault("/" + member, member + ".form", "This contains a character that cannot be stored. Remove it.");
        }
        return text.isEmpty() ? null : text;
    }

    private static String blankIfNull(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String nullIfBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
