package org.kept.scorecard;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Role;
import org.kept.rollup.Cut;
import org.kept.rollup.Kpis;
import org.kept.signal.Owed;
import org.kept.signal.Shown;
import org.kept.signal.Sparks;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.Mark;
import org.kept.ui.Address;

/** Words the clauses and rows of a scorecard. */
final class Board {

    private final Scorecard card;
    private final Kpis kpis;
    private final boolean last;

    /** Of a card; {@code last} says that it is of the last week that is over, which trends open at by themselves. */
    Board(Scorecard card, Kpis kpis, boolean last) {
        this.card = card;
        this.kpis = kpis;
        this.last = last;
    }

    List<ScorecardPage.Piece> statement() {
        return card.mission()
                .map(version -> version.mission().passages().stream()
                        .map(passage -> passage.clause()
                                .map(clause ->
                                        new ScorecardPage.Piece(passage.text(), clause.code(), standing(clause.code())))
                                .orElse(new ScorecardPage.Piece(passage.text(), null, null)))
                        .toList())
                .orElse(List.of());
    }

    private String standing(String clause) {
        return card.clauses().stream()
                .filter(each -> each.clause().code().equals(clause))
                .map(each -> each.standing().code())
                .findFirst()
                .orElse(Standing.UNKNOWN.code());
    }

    List<ScorecardPage.ClauseView> clauses() {
        return card.clauses().stream()
                .map(each -> new ScorecardPage.ClauseView(
                        each.clause().code(),
                        each.clause().quote(),
                        each.clause().owner(),
                        judged(each.standing()),
                        signal(each.variation()),
                        lasting(each.variation(), each.assurance()),
                        each.rows().stream().map(this::row).toList(),
                        HourRow.of(card, each),
                        SegmentRow.of(card, each),
                        guarantee(each)))
                .toList();
    }

    private ScorecardPage.RowView row(Row row) {
        var kpi = row.kpi();
        return new ScorecardPage.RowView(
                name(row),
                href(kpi.code()),
                why(kpi.code()),
                role(row.measure().role()),
                row.measure().because(),
                Shown.figure(kpi, row.reading(), card.complete()),
                Shown.target(kpi, row.target()),
                card.complete() ? Shown.gap(kpi, row.target(), row.value()) : null,
                Sparks.of(kpi, row.recent(), row.limits(), row.target(), row.variation()),
                Shown.value(kpi, row.previous()),
                Optional.ofNullable(row.verdict()).map(Verdict::code).orElse(null),
                Optional.ofNullable(row.variation()).map(each -> each.code()).orElse(null),
                lasting(row.variation(), row.assurance()));
    }

    private ScorecardPage.@Nullable OwedView guarantee(Scorecard.ClauseCard clause) {
        var row = clause.guarantee();
        var guarantee = clause.clause().guarantee();
        if (row == null || guarantee == null) {
            return null;
        }
        var owed = Owed.of(guarantee, row.reading()).words();
        return new ScorecardPage.OwedView(row(row), owed == null || card.complete() ? owed : owed + ", so far");
    }

    private @Nullable String judged(Standing standing) {
        return card.complete() && (standing == Standing.MET || standing == Standing.MISSED) ? standing.code() : null;
    }

    private static @Nullable String signal(@Nullable Mark mark) {
        return mark == null || mark == Mark.COMMON_CAUSE ? null : mark.code();
    }

    /** What the process will do as it stands; nothing while a signal says that it no longer stands so. */
    private static @Nullable String lasting(@Nullable Mark mark, @Nullable Assurance assurance) {
        return assurance == null || signal(mark) != null ? null : assurance.code();
    }

    private static String name(Row row) {
        var recent = row.recent();
        var settings = recent.isEmpty()
                ? row.kpi().standard()
                : recent.get(recent.size() - 1).settings();
        return row.kpi().title(settings);
    }

    private static @Nullable String role(Role role) {
        return role == Role.MEASURES ? null : role.code();
    }

    List<ScorecardPage.Aside> aside() {
        return card.mission()
                .map(version -> version.mission().notMeasured().stream()
                        .map(each ->
                                new ScorecardPage.Aside(kpis.get(each.kpi()).name(), href(each.kpi()), each.because()))
                        .toList())
                .orElse(List.of());
    }

    private String href(String kpi) {
        return parameters(Address.of("/kpis/" + kpi), card.cut())
                .with("to", last ? null : card.week().code())
                .href();
    }

    private String why(String kpi) {
        return parameters(Address.of("/why/" + kpi).with("week", card.week().code()), card.cut())
                .href();
    }

    static Address parameters(Address address, Cut cut) {
        return address.with("team", cut.team()).with("channel", cut.channel());
    }
}
