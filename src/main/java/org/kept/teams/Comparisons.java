package org.kept.teams;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;
import org.kept.kpi.Formula;
import org.kept.kpi.Reading;
import org.kept.mission.Missions;
import org.kept.rollup.KpiSettings;
import org.kept.rollup.Naming;
import org.kept.rollup.Split;
import org.kept.rollup.Splits;
import org.kept.signal.Judge;
import org.kept.stats.Funnel;
import org.kept.view.KpiViewRequest;

/** Teams or channels compared over some weeks. */
@ApplicationScoped
public class Comparisons {

    private final Splits splits;
    private final KpiSettings settings;
    private final Missions missions;
    private final Judge judge;

    Comparisons(Splits splits, KpiSettings settings, Missions missions, Judge judge) {
        this.splits = splits;
        this.settings = settings;
        this.missions = missions;
        this.judge = judge;
    }

    /** The comparison as somebody may see it: every team, and only theirs by name. */
    Comparison comparison(KpiViewRequest request, Reach reach) {
        return splits.split(request.kpi(), request.from(), request.to(), request.cut(), request.by(), reach)
                .fold(
                        parts -> compared(request, parts, new Naming(request.by(), reach)),
                        refused -> comparison(request, Reading.absent(refused.why()), List.of(), null, refused.why()));
    }

    private Comparison compared(KpiViewRequest request, Split.Parts parts, Naming naming) {
        var named = parts.parts().stream()
                .filter(part -> part.name() != null && part.quotient().denominator() > 0)
                .count();
        if (named < 2) {
            var alone = standings(parts, null, naming);
            return comparison(request, parts.reading(), alone, null, null);
        }
        var funnel = Funnel.of(
                kind(parts.formula()),
                parts.parts().stream().map(Comparisons::unit).toList());
        var standings = standings(parts, funnel, naming);
        var why = funnel == null
                ? "Reported figures do not say how much the values within a "
                        + request.by().code() + " vary, so there are no limits to hold them against."
                : null;
        return comparison(request, parts.reading(), standings, funnel, why);
    }

    private List<Comparison.Standing> standings(Split.Parts parts, @Nullable Funnel funnel, Naming naming) {
        return naming.named(
                parts.parts().stream().map(part -> standing(part, funnel)).toList(),
                standing -> standing.part().name(),
                standing -> standing.part().quotient().denominator(),
                Comparison.Standing::called);
    }

    private Comparison comparison(
            KpiViewRequest request,
            Reading whole,
            List<Comparison.Standing> standings,
            @Nullable Funnel funnel,
            @Nullable String why) {
        var kpi = request.kpi();
        return new Comparison(
                request,
                settings.timeline().in(kpi, request.to()),
                whole,
                standings,
                funnel,
                why,
                missions.history().targetFor(kpi.code(), request.to()));
    }

    private static Funnel.Kind kind(Formula formula) {
        return switch (formula.shape()) {
            case SHARE -> Funnel.Kind.SHARE;
            case COUNT_RATE -> Funnel.Kind.RATE;
            case MEAN -> Funnel.Kind.MEAN;
            case NPS -> Funnel.Kind.NPS;
        };
    }

    private static Funnel.Unit unit(Split.Part part) {
        var quotient = part.quotient();
        return new Funnel.Unit(key(part), quotient.numerator(), quotient.denominator(), quotient.squares());
    }

    /** Names are never empty, so that stands for none. */
    private static String key(Split.Part part) {
        return part.name() == null ? "" : part.name();
    }

    private Comparison.Standing standing(Split.Part part, @Nullable Funnel funnel) {
        var spot = funnel == null
                ? null
                : funnel.spots().stream()
                        .filter(each -> each.name().equals(key(part)))
                        .findFirst()
                        .orElse(null);
        return new Comparison.Standing(part, judge.isTooFew(part.quotient().denominator()), spot);
    }
}
