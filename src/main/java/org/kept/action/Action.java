package org.kept.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.action.effect.Expectation;

/** Work that follows from a problem or an idea. */
public record Action(
        UUID id, Matter matter, ActionOrigin origin, Instant raised, ActionPerson raisedBy, Decision decision) {

    /**
     * The subject of an action.
     *
     * @param because the problem, in the words of the person who raised it
     * @param proposal what they propose; null if nothing
     * @param clause the code of the clause it is for; null if it is for none
     * @param kpi the KPI it was raised at; null if it was raised at none
     * @param team the team it is about; null for the whole company
     */
    public record Matter(
            String title,
            String because,
            @Nullable String proposal,
            @Nullable String clause,
            @Nullable String kpi,
            @Nullable String team) {

        /** The same about another team. */
        Matter of(@Nullable String otherTeam) {
            return new Matter(title, because, proposal, clause, kpi, otherTeam);
        }
    }

    /**
     * The decision on an action.
     *
     * @param owner who is responsible; null until it is agreed
     * @param due the due date; null until it is agreed
     * @param expect the number that should move; null if none is named
     * @param since the first day on which it may have had an effect; null until it is agreed
     * @param closing how it ended; null while it is open
     * @param publicity its public words
     */
    public record Decision(
            ActionState state,
            @Nullable String owner,
            @Nullable LocalDate due,
            @Nullable Expectation expect,
            @Nullable LocalDate since,
            @Nullable ActionClosing closing,
            Publicity publicity) {

        /** No decision yet. */
        public static final Decision NONE =
                new Decision(ActionState.RAISED, null, null, null, null, null, Publicity.NONE);

        /** The same with another end, and other words in public. */
        Decision with(@Nullable ActionClosing otherClosing, Publicity otherPublicity) {
            return new Decision(state, owner, due, expect, since, otherClosing, otherPublicity);
        }
    }

    /** A person or API key: the stored e-mail address or key, and the name for display. */
    public record ActionPerson(String email, String name) {}

    /**
     * How an action ended.
     *
     * @param outcome what was done, or why it was dropped
     */
    public record ActionClosing(LocalDate on, String by, String outcome) {}

    /**
     * The public words of an action.
     *
     * @param isPublic whether it is shown to everyone once it is done
     * @param said what customers said, in the words of the company; null for the title
     * @param did what was done, for customers; null for the outcome
     */
    public record Publicity(
            boolean isPublic,
            @Nullable String said,
            @Nullable String did) {

        /** Not public. */
        public static final Publicity NONE = new Publicity(false, null, null);
    }

    /** The same with another matter and another decision. */
    Action with(Matter otherMatter, Decision otherDecision) {
        return new Action(id, otherMatter, origin, raised, raisedBy, otherDecision);
    }

    /** The same with another decision. */
    Action with(Decision otherDecision) {
        return with(matter, otherDecision);
    }

    public String title() {
        return matter.title();
    }

    public String because() {
        return matter.because();
    }

    public @Nullable String proposal() {
        return matter.proposal();
    }

    public @Nullable String clause() {
        return matter.clause();
    }

    public @Nullable String kpi() {
        return matter.kpi();
    }

    public @Nullable String team() {
        return matter.team();
    }

    /** The codes of the KPIs it names; they may have been removed since. */
    List<String> kpis() {
        return Stream.of(
                        Optional.ofNullable(kpi()),
                        Optional.ofNullable(expect()).map(Expectation::kpi))
                .flatMap(Optional::stream)
                .toList();
    }

    public ActionState state() {
        return decision.state();
    }

    public @Nullable String owner() {
        return decision.owner();
    }

    public @Nullable LocalDate due() {
        return decision.due();
    }

    public @Nullable Expectation expect() {
        return decision.expect();
    }

    /** The KPI that should move; null if none is named. */
    public @Nullable String expectedKpi() {
        var expect = expect();
        return expect == null ? null : expect.kpi();
    }

    public @Nullable LocalDate since() {
        return decision.since();
    }

    public @Nullable ActionClosing closing() {
        return decision.closing();
    }

    public Publicity publicity() {
        return decision.publicity();
    }

    /** Whether it was agreed and should have been done before this day. */
    public boolean isOverdue(LocalDate today) {
        var due = due();
        return state() == ActionState.AGREED && due != null && due.isBefore(today);
    }

    /** What customers said, as shown beside what was done. */
    public String said() {
        return Objects.requireNonNullElseGet(publicity().said(), this::title);
    }

    /** What was done, as shown beside what customers said; empty while it is open. */
    public String did() {
        var did = publicity().did();
        if (did != null) {
            return did;
        }
        var closing = closing();
        return closing == null ? "" : closing.outcome();
    }
}
