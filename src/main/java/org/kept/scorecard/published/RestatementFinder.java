package org.kept.scorecard.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.kept.scorecard.published.RestatementCause.CauseKind;
import org.kept.scorecard.published.RestatementSource.ChangedRow;

/** Compares published weeks with their current scorecards and finds the causes of each difference. */
@ApplicationScoped
public class RestatementFinder {

    private final Instance<RestatementSource> sources;
    private final ObjectMapper json;

    RestatementFinder(Instance<RestatementSource> sources, ObjectMapper json) {
        this.sources = sources;
        this.json = json;
    }

    /** The document published for the week. */
    public PublishedDocument document(PublishedWeek published) {
        return PublishedDocument.read(published.document(), json);
    }

    /** The published week compared with the document of its current scorecard. */
    public PublishedComparison compare(PublishedWeek published, ScorecardDocument now) {
        var document = document(published);
        return new PublishedComparison(published, document, now, restatements(published, document.scorecard(), now));
    }

    /** The rows that differ, in the order of the published scorecard; those that were not in it come last. */
    private List<Restatement> restatements(PublishedWeek published, ScorecardDocument then, ScorecardDocument now) {
        var rowsThen = then.rows();
        var rowsNow = now.rows();
        var keys = new LinkedHashSet<>(rowsThen.keySet());
        keys.addAll(rowsNow.keySet());
        var restatements = new ArrayList<Restatement>();
        for (var key : keys) {
            var before = rowsThen.get(key);
            var current = rowsNow.get(key);
            if (before == null || current == null || !before.isSame(current)) {
                var row = new ChangedRow(published, then.missionVersion(), now.missionVersion(), key, before, current);
                restatements.add(new Restatement(published.week(), key, before, current, causes(row)));
            }
        }
        return List.copyOf(restatements);
    }

    /** What happened to all numbers is a cause only where nothing happened to this one. */
    private List<RestatementCause> causes(ChangedRow row) {
        var found = sources.stream()
                .flatMap(source -> source.causes(row).stream())
                .sorted(Comparator.comparing(RestatementCause::kind))
                .toList();
        var own = found.stream().filter(each -> each.kind() != CauseKind.OTHER).toList();
        if (!own.isEmpty()) {
            return own;
        }
        return found.isEmpty()
                ? List.of(RestatementCause.of(
                        CauseKind.OTHER, null, "something that this number depends on outside this week changed"))
                : found;
    }
}
