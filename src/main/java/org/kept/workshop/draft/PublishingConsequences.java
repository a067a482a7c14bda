package org.kept.workshop.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;
import org.kept.mission.ReasonOrigin;
import org.kept.ui.DateFormatter;
import org.kept.wording.MeasureProposals;

/** What publishing a draft would do, in sentences: to the weeks, to the reasons, to the service level. */
public final class PublishingConsequences {

    private final Draft draft;
    private final MissionHistory before;
    private final MissionHistory after;
    private final Function<String, String> names;

    /**
     * What would come of it.
     *
     * @param names the name of a KPI by its code
     * @param author whoever would publish it
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

    /** Who gave the reason of a link, and for which words, were the draft the current version. */
    public Optional<ReasonOrigin> argued(String clause, String kpi) {
        return after.argued(clause, kpi);
    }

    /** The words that the reason was given for, where the clause has others now. */
    public Optional<String> suspect(String clause, String kpi) {
        var now = draft.mission().clause(clause).map(each -> each.quote());
        return argued(clause, kpi).map(ReasonOrigin::quote).filter(then -> !now.equals(Optional.of(then)));
    }

    /**
     * The sentences.
     *
     * @param changes what differs from the current version
     * @param within the time T of the service level as things stand
     */
    public List<String> sentences(List<String> changes, int within) {
        var sentences = new ArrayList<String>();
        weeks().ifPresent(sentences::add);
        sentences.addAll(changes);
        suspects(sentences);
        var time = time(draft.withinSeconds(), within);
        if (time != null) {
            sentences.add(time);
        }
        return List.copyOf(sentences);
    }

    private Optional<String> weeks() {
        var week = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
        return before.asOf(week.plus(-1))
                .map(version -> "It holds from the " + DateFormatter.period(week)
                        + " on; the weeks before keep version " + version.number() + " with its measures and targets.");
    }

    private void suspects(List<String> sentences) {
        for (var clause : draft.mission().clauses()) {
            for (var measure : clause.measures()) {
                suspect(clause.code(), measure.kpi())
                        .ifPresent(then -> sentences.add("The reason for " + names.apply(measure.kpi())
                                + " was given when the clause read “" + then + "”. Now it reads “" + clause.quote()
                                + "”: the measure is suspect until somebody argues it again."));
            }
        }
    }

    /** The time that a clause names which the service level measures. */
    private Optional<Integer> asked() {
        return draft.mission().clausesFor(DraftPublisher.SERVICE_LEVEL).stream()
                .flatMap(clause -> MeasureProposals.in(clause.quote()).stream())
                .flatMap(each -> each.withinSeconds().stream())
                .findFirst();
    }

    private @Nullable String time(@Nullable Integer wanted, int within) {
        var asked = asked();
        if (wanted == null && asked.isPresent() && asked.get() != within) {
            return "The words ask for " + TargetAmounts.seconds(asked.get())
                    + "; the service level goes on counting contacts answered within " + TargetAmounts.seconds(within)
                    + ".";
        }
        if (wanted == null || wanted == within) {
            return null;
        }
        var week = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
        return "From the " + DateFormatter.period(week) + " on, the service level counts contacts answered within "
                + TargetAmounts.seconds(wanted) + "; the weeks before keep " + TargetAmounts.seconds(within) + ".";
    }
}
