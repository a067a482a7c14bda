package org.kept.wall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Installation;
import org.kept.database.ReadSession;
import org.kept.mission.Clause;
import org.kept.problem.Problem;
import org.kept.recognition.RecognitionService;
import org.kept.rollup.Slice;
import org.kept.scorecard.PublishedScorecards;
import org.kept.scorecard.Scorecard;
import org.kept.scorecard.ScorecardPage;
import org.kept.scorecard.ScorecardService;
import org.kept.scorecard.ScorecardSummaries;

/** Builds the wall view of the last complete week. */
@ApplicationScoped
class WallPageBuilder {

    private static final List<String> THEMES = List.of("light", "dark");

    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** More do not fit on a screen. */
    private static final int MAX_THANKS = 3;

    private final ScorecardService scorecardService;
    private final ScorecardSummaries scorecardSummaries;
    private final PublishedScorecards published;
    private final RecognitionService recognitions;
    private final Installation installation;
    private final Clock clock;
    private final ZoneId zone;
    private final ReadSession reads;

    WallPageBuilder(
            ScorecardService scorecardService,
            ScorecardSummaries scorecardSummaries,
            PublishedScorecards published,
            RecognitionService recognitions,
            Installation installation,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            ReadSession reads) {
        this.scorecardService = scorecardService;
        this.scorecardSummaries = scorecardSummaries;
        this.published = published;
        this.recognitions = recognitions;
        this.installation = installation;
        this.clock = clock;
        this.zone = zone;
        this.reads = reads;
    }

    /**
     * The wall view now.
     *
     * @param clause the code of the only clause to show; null to show all in turn
     * @throws Problem 400 for an unknown theme, 404 for an unknown clause
     */
    WallPage wall(
            @Nullable String clause,
            @Nullable String theme,
            boolean signedIn,
            boolean mayCreateLinks,
            DataScope dataScope) {
        if (theme != null && !THEMES.contains(theme)) {
            throw Problem.parameter("theme", theme, THEMES);
        }
        var card = reads.during(() -> published.asPublished(
                scorecardService.scorecard(scorecardService.lastWeek(), Slice.ALL, dataScope), dataScope));
        var board = scorecardSummaries.of(card, dataScope);
        var panels = panels(card, board);
        if (clause != null
                && panels.stream().noneMatch(each -> each.clause().code().equals(clause))) {
            throw Problem.notFound("The mission of this week has no clause '" + clause + "'.");
        }
        return new WallPage(
                installation.company(),
                board,
                TIME_OF_DAY.format(clock.instant().atZone(zone)),
                zone.getId(),
                theme,
                clause != null,
                panels.stream()
                        .filter(each -> clause == null || each.clause().code().equals(clause))
                        .toList(),
                recognitions.of(card.week(), dataScope).stream()
                        .limit(MAX_THANKS)
                        .map(each -> new ScorecardPage.WeekThanks(
                                each.name(), recognitions.quote(each).orElse(null), each.text(), each.giver()))
                        .toList(),
                board.clauses(),
                signedIn,
                mayCreateLinks);
    }

    private List<WallPage.WallPanel> panels(Scorecard card, ScorecardSummaries.ScorecardSummary board) {
        var clauseOfTheWeek = scorecardService.clauseOfTheWeek().map(Clause::code);
        var clauses = card.clauses().stream()
                .map(Scorecard.ClauseCard::clause)
                .collect(Collectors.toMap(Clause::code, Function.identity()));
        return board.clauses().stream()
                .map(group -> panel(Objects.requireNonNull(clauses.get(group.code())), group, clauseOfTheWeek))
                .toList();
    }

    private static WallPage.WallPanel panel(
            Clause clause, ScorecardPage.ClauseGroup group, Optional<String> clauseOfTheWeek) {
        var ofTheWeek = clauseOfTheWeek.filter(clause.code()::equals).isPresent();
        var guarantee = clause.guarantee();
        return new WallPage.WallPanel(
                group,
                ofTheWeek,
                guarantee == null ? null : guarantee.promise() + "; if not: " + guarantee.consequence(),
                ofTheWeek && !clause.behaviours().isEmpty() ? String.join("; ", clause.behaviours()) : null,
                ofTheWeek && !clause.mayDecide().isEmpty() ? String.join("; ", clause.mayDecide()) : null);
    }
}
