package org.kept.effect;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.ReportingZone;
import org.kept.exclusion.Exclusion;
import org.kept.exclusion.ExclusionCategory;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;
import org.kept.view.ExcludedNotice;
import org.kept.view.KpiFormatter;

/** Exclusions and what they change in the words of pages. */
final class ExclusionWords {

    private final UnaryOperator<String> kpiNames;
    private final ReportingZone zone;
    private final DataScope dataScope;

    ExclusionWords(UnaryOperator<String> kpiNames, ReportingZone zone, DataScope dataScope) {
        this.kpiNames = kpiNames;
        this.zone = zone;
        this.dataScope = dataScope;
    }

    ExcludedNotice.ExcludedLine line(Exclusion exclusion) {
        return ExcludedNotice.lines(List.of(exclusion), kpiNames, zone, dataScope)
                .get(0);
    }

    ExclusionListPage.ExclusionRowView row(Exclusion exclusion, ExclusionEffect effect) {
        var end = exclusion.end();
        return new ExclusionListPage.ExclusionRowView(
                line(exclusion),
                "/exclusions/" + exclusion.id(),
                end == null ? "In effect" : "Ended " + day(end.at()) + " by " + end.by(),
                sentence(exclusion, effect),
                effect.numbers().stream().map(this::row).toList());
    }

    ExclusionListPage.EffectSection section(Exclusion exclusion, ExclusionEffect effect) {
        var hidden = effect.changed() - effect.numbers().size();
        return new ExclusionListPage.EffectSection(
                sentence(exclusion, effect),
                effect.numbers().stream().map(this::row).toList(),
                effect.keptIn(),
                effect.isCut()
                        ? NumberFormatter.of(hidden, "more number", "more numbers") + " changed, with the same verdict."
                        : null);
    }

    private static String sentence(Exclusion exclusion, ExclusionEffect effect) {
        if (!effect.begun()) {
            return "This time has not begun.";
        }
        var past = !exclusion.isInEffect();
        if (effect.changed() == 0) {
            return past ? "It changed no number." : "It changes no number.";
        }
        return (past ? "It changed " : "It changes ")
                + NumberFormatter.of(effect.changed(), "number", "numbers") + " and "
                + (effect.verdicts() == 0 ? "no verdict" : NumberFormatter.of(effect.verdicts(), "verdict", "verdicts"))
                + (exclusion.kpi() == null ? ", of " + effect.kpiWords() : "")
                + ".";
    }

    private ExclusionListPage.ChangedNumberRow row(ChangedNumber number) {
        return new ExclusionListPage.ChangedNumberRow(
                number.kpi().name(),
                trend(number.kpi(), number.team())
                        .with("to", number.week().code())
                        .href(),
                DateFormatter.heading(number.week()),
                number.team() == null ? "Whole company" : "Team " + number.team(),
                value(number, number.with()),
                value(number, number.without()),
                number.complete() ? number.verdictWith().code() : null,
                number.complete() ? number.verdictWithout().code() : null,
                number.changesVerdict());
    }

    private static @Nullable String value(ChangedNumber number, Reading reading) {
        return KpiFormatter.value(number.kpi(), reading, number.target());
    }

    private static PageUrl trend(Kpi kpi, @Nullable String team) {
        return PageUrl.of("/kpis/" + PageUrl.encode(kpi.code())).with("team", team);
    }

    String added(Exclusion exclusion) {
        return exclusion.author() + ", "
                + DateFormatter.moment(exclusion.created().toInstant(), zone.id());
    }

    @Nullable
    String ended(Exclusion exclusion) {
        var end = exclusion.end();
        return end == null
                ? null
                : end.by() + ", " + DateFormatter.moment(end.at().toInstant(), zone.id()) + ": " + end.because();
    }

    private String day(OffsetDateTime time) {
        return DateFormatter.day(zone.dateOf(time.toInstant()));
    }

    /** How many verdicts changed, in a sentence. */
    static String summary(List<VerdictChange> changes) {
        var changed = changes.stream().mapToInt(VerdictChange::changed).sum();
        var toMet = changes.stream().mapToInt(VerdictChange::missedToMet).sum();
        var toNone = changes.stream().mapToInt(VerdictChange::missedToNone).sum();
        if (changes.isEmpty()) {
            return "No exclusion touches a complete week of the last " + ExclusionEffects.COUNTED_WEEKS + ".";
        }
        if (changed == 0) {
            return "No verdict of the last " + ExclusionEffects.COUNTED_WEEKS + " weeks changed by an exclusion.";
        }
        return "Exclusions changed " + NumberFormatter.of(changed, "verdict", "verdicts") + " of the last "
                + ExclusionEffects.COUNTED_WEEKS + " weeks: " + toMet + " from missed to met, " + toNone
                + " from missed to not judged.";
    }

    ExclusionListPage.VerdictChangeRow row(VerdictChange change) {
        var words = new ArrayList<String>();
        if (change.missedToMet() > 0) {
            words.add(change.missedToMet() + " from missed to met");
        }
        if (change.missedToNone() > 0) {
            words.add(change.missedToNone() + " from missed to not judged");
        }
        return new ExclusionListPage.VerdictChangeRow(
                change.kpi().name(),
                trend(change.kpi(), change.team()).href(),
                change.team() == null ? "Whole company" : "Team " + change.team(),
                change.author(),
                NumberFormatter.count(change.weeks()),
                NumberFormatter.count(change.changed()),
                words.stream().collect(Collectors.joining("; ")));
    }

    static List<NewExclusionPage.ExclusionOption> categories(String chosen) {
        var options = new ArrayList<NewExclusionPage.ExclusionOption>();
        for (var category : ExclusionCategory.values()) {
            options.add(new NewExclusionPage.ExclusionOption(
                    category.code(),
                    category.title() + ": " + category.means(),
                    category.code().equals(chosen)));
        }
        return options;
    }

    static List<NewExclusionPage.ExclusionOption> kpis(List<Kpi> kpis, String chosen) {
        var options = new ArrayList<>(List.of(new NewExclusionPage.ExclusionOption("", "All KPIs", chosen.isEmpty())));
        kpis.forEach(kpi -> options.add(new NewExclusionPage.ExclusionOption(
                kpi.code(), kpi.name(), kpi.code().equals(chosen))));
        return options;
    }

    static List<NewExclusionPage.ExclusionOption> teams(List<String> teams, String chosen) {
        var options =
                new ArrayList<>(List.of(new NewExclusionPage.ExclusionOption("", "Whole company", chosen.isEmpty())));
        teams.forEach(team -> options.add(new NewExclusionPage.ExclusionOption(team, team, team.equals(chosen))));
        return options;
    }
}
