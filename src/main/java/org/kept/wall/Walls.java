package org.kept.wall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.access.Installation;
import org.kept.access.Reach;
import org.kept.database.ReadSession;
import org.kept.mission.Clause;
import org.kept.problem.Problem;
import org.kept.rollup.Cut;
import org.kept.scorecard.Boards;
import org.kept.scorecard.Scorecard;
import org.kept.scorecard.ScorecardPage;
import org.kept.scorecard.Scorecards;

/** Puts the last week on the wall. */
@ApplicationScoped
class Walls {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Scorecards scorecards;
    private final Boards boards;
    private final Installation installation;
    private final Clock clock;
    private final ZoneId zone;
    private final ReadSession reads;

    Walls(
            Scorecards scorecards,
            Boards boards,
            Installation installation,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            ReadSession reads) {
        this.scorecards = scorecards;
        this.boards = boards;
        this.installation = installation;
        this.clock = clock;
        this.zone = zone;
        this.reads = reads;
    }

    /**
     * The wall as it stands.
     *
     * @param clause the code of the one to show alone; null for all of them in turn
     * @throws Problem 400 where there is no such theme, 404 where there is no such clause
     */
    WallPage wall(@Nullable String clause, @Nullable String theme, boolean within, boolean maker, Reach reach) {
        if (theme != null && !theme.equals("light") && !theme.equals("dark")) {
            throw Problem.parameter("theme", "theme is light or dark; leave it out for what the screen's system says.");
        }
        var card = reads.during(() -> scorecards.scorecard(scorecards.lastWeek(), Cut.ALL, reach));
        var board = boards.of(card);
        var panels = panels(card, board);
        if (clause != null
                && panels.stream().noneMatch(each -> each.clause().code().equals(clause))) {
            throw Problem.notFound("The mission of that week has no clause '" + clause + "'.");
        }
        return new WallPage(
                installation.company(),
                board,
                CLOCK.format(clock.instant().atZone(zone)),
                zone.getId(),
                theme,
                clause != null,
                panels.stream()
                        .filter(each -> clause == null || each.clause().code().equals(clause))
                        .toList(),
                board.clauses(),
                within,
                maker);
    }

    private List<WallPage.Panel> panels(Scorecard card, Boards.View board) {
        var inMind = scorecards.clauseOfTheWeek().map(Clause::code);
        return IntStream.range(0, board.clauses().size())
                .mapToObj(i ->
                        panel(card.clauses().get(i).clause(), board.clauses().get(i), inMind))
                .toList();
    }

    private static WallPage.Panel panel(Clause clause, ScorecardPage.ClauseView view, Optional<String> inMind) {
        var ofTheWeek = inMind.filter(clause.code()::equals).isPresent();
        var guarantee = clause.guarantee();
        return new WallPage.Panel(
                view,
                ofTheWeek,
                guarantee == null ? null : guarantee.promise() + "; if not: " + guarantee.consequence(),
                ofTheWeek && !clause.behaviours().isEmpty() ? String.join("; ", clause.behaviours()) : null);
    }
}
