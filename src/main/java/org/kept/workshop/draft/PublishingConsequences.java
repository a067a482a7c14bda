package org.kept.workshop.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.FormulaSettings;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;
import org.kept.mission.ReasonOrigin;
import org.kept.mission.SuspectMeasures;
import org.kept.ui.DateFormatter;

/** Describes in sentences what publishing a draft would change: weeks, reasons and times. */
public final class PublishingConsequences {

    private final Draft draft;
    private final MissionHistory before;
    private final MissionHistory after;
    private final Function<String, String> names;

    /**
     * Adds the draft to the history as the next version.
     *
     * @param names the display name of a KPI by its code
     * @param author who would publish it
     */
    public PublishingConsequences(Draft draft, MissionHistory before, Function<String, String> names, String author) {
        this.draft = draft;
        this.before = before;
        this.names = names;
        var next = before.current().map(MissionVersion::number).orElse(0) + 1;
        var versions = new ArrayList<>(before.versions());
        versions.add(new MissionVersion(next, draft.mission(), draft.changed(), author));
        this.after = new MissionHistory(versions);
    }

    /** The origin of the reason of a measure if the draft were the current version. */
    public Optional<ReasonOrigin> reasonOrigin(String clause, String kpi) {
        return after.reasonOrigin(clause, kpi);
    }

    /** The quote for which the reason was given, if the clause has another now. */
    public Optional<String> outdatedQuote(String clause, String kpi) {
        return draft.mission().clause(clause).flatMap(now -> reasonOrigin(clause, kpi)
                .flatMap(reason -> SuspectMeasures.earlierQuote(reason, now)));
    }

    /**
     * The consequences, in sentences.
     *
     * @param changes the differences from the current version
     * @param unmet the times that words ask for and no KPI counts, in sentences
     * @param times the current settings of the KPIs whose times a draft sets
     */
    public List<String> sentences(List<String> changes, List<String> unmet, Map<String, FormulaSettings> times) {
        var sentences = new ArrayList<String>();
        weeks().ifPresent(sentences::add);
        sentences.addAll(changes);
        suspects(sentences);
        sentences.addAll(unmet);
        times(times, sentences);
        return List.copyOf(sentences);
    }

    private Optional<String> weeks() {
        var week = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
        return before.versionIn(week.plus(-1))
                .map(version -> "In effect from the " + DateFormatter.period(week) + ". Earlier weeks keep version "
                        + version.number() + ", with its measures and targets.");
    }

    private void suspects(List<String> sentences) {
        for (var clause : draft.mission().clauses()) {
            for (var measure : clause.measures()) {
                outdatedQuote(clause.code(), measure.kpi())
                        .ifPresent(then -> sentences.add("Confirm the reason for " + names.apply(measure.kpi())
                                + ": it was written for “" + then + "”, and the clause now reads “" + clause.quote()
                                + "”."));
            }
        }
    }

    private void times(Map<String, FormulaSettings> times, List<String> sentences) {
        var week = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
        draft.times().forEach((code, time) -> {
            var now = times.get(code);
            var kpi = Catalogue.find(code);
            if (now != null && kpi.isPresent() && !time.in(now, kpi.get()).equals(now)) {
                var next = time.in(now, kpi.get());
                sentences.add("From the " + DateFormatter.period(week) + " on, " + DraftTime.KPIS.get(code) + " counts "
                        + DraftTime.counted(next) + ". Earlier weeks keep " + DraftTime.time(now) + ".");
            }
        });
    }
}
