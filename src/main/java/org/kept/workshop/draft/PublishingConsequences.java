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
import org.kept.mission.SuspectMeasures;
import org.kept.ui.DateFormatter;
import org.kept.wording.MeasureProposals;

/** Describes in sentences what publishing a draft would change: weeks, reasons and the service level. */
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
     * @param within the current time T of the service level, in seconds
     */
    public List<String> sentences(List<String> changes, int within) {
        var sentences = new ArrayList<String>();
        weeks().ifPresent(sentences::add);
        sentences.addAll(changes);
        suspects(sentences);
        var serviceLevel = serviceLevelSentence(draft.withinSeconds(), within);
        if (serviceLevel != null) {
            sentences.add(serviceLevel);
        }
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

    /** The time, in seconds, in the words of a clause that the service level measures. */
    private Optional<Integer> requestedSeconds() {
        return draft.mission().clausesFor(DraftPublisher.SERVICE_LEVEL).stream()
                .flatMap(clause -> MeasureProposals.in(clause.quote()).stream())
                .flatMap(each -> each.withinSeconds().stream())
                .findFirst();
    }

    private @Nullable String serviceLevelSentence(@Nullable Integer wanted, int within) {
        var requested = requestedSeconds();
        if (wanted == null && requested.isPresent() && requested.get() != within) {
            return "The wording asks for " + TargetAmounts.seconds(requested.get())
                    + ", but the service level still counts contacts answered within " + TargetAmounts.seconds(within)
                    + ".";
        }
        if (wanted == null || wanted == within) {
            return null;
        }
        var week = Period.of(Grain.WEEK, draft.mission().effectiveFrom());
        return "From the " + DateFormatter.period(week) + " on, the service level counts contacts answered within "
                + TargetAmounts.seconds(wanted) + ". Earlier weeks keep " + TargetAmounts.seconds(within) + ".";
    }
}
