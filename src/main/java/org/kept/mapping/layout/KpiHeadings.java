package org.kept.mapping.layout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Unit;
import org.kept.mapping.layout.KpiColumn.FigureMember;

/**
 * Finds out which KPI a heading names: one of the catalogue by its code, its name or usual words for it, a custom KPI by
 * its code or name.
 *
 * @param custom the custom KPIs
 */
public record KpiHeadings(List<Kpi> custom) {

    /** How tables head a KPI of the catalogue. */
    private record KpiHeading(Kpi kpi, Pattern pattern) {}

    private static final List<KpiHeading> HEADINGS = Catalogue.all().stream()
            .map(kpi -> new KpiHeading(kpi, Pattern.compile(kpi.headings())))
            .toList();
    private static final Map<String, KpiColumn> COUNTS = Map.of(
            "orders", new KpiColumn(List.of("return-rate"), Unit.FRACTION, FigureMember.DENOMINATOR, ""),
            "returns", new KpiColumn(List.of("return-rate"), Unit.FRACTION, FigureMember.NUMERATOR, ""),
            "calls answered", new KpiColumn(List.of("awt", "aht"), Unit.SECONDS, FigureMember.SAMPLE, ""),
            "contacts answered", new KpiColumn(List.of("awt", "aht"), Unit.SECONDS, FigureMember.SAMPLE, ""));

    private static final Pattern SAMPLE = Pattern.compile(".*\\b(answers|responses|sample|antworten|n)$");
    private static final Pattern OTHER = Pattern.compile(".*\\b(target|goal|ziel|soll|last year|vorjahr|change)\\b.*");
    private static final Pattern UNIT = Pattern.compile("[(\\[]([^)\\]]*)[)\\]]");
    private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s_-]+");

    public KpiHeadings {
        custom = List.copyOf(custom);
    }

    /** The KPI with that code; empty if there is none. */
    public Optional<Kpi> find(String code) {
        return all().filter(kpi -> kpi.code().equals(code)).findFirst();
    }

    private Stream<Kpi> all() {
        return Stream.concat(Catalogue.all().stream(), custom.stream());
    }

    /** The meaning of a heading; null if it has none for Kept. */
    public @Nullable KpiColumn column(String heading) {
        var text = words(heading);
        var plain = UNIT.matcher(text).replaceAll("").strip();
        var named = exact(custom.stream(), text).or(() -> exact(custom.stream(), plain));
        if (named.isPresent()) {
            return column(named.get(), FigureMember.VALUE, heading);
        }
        var count = COUNTS.get(plain);
        if (count != null || OTHER.matcher(plain).matches()) {
            return count == null ? null : new KpiColumn(count.kpis(), count.unit(), count.role(), heading.strip());
        }
        var role = SAMPLE.matcher(plain).matches() ? FigureMember.SAMPLE : FigureMember.VALUE;
        return catalogued(plain)
                .or(() -> catalogued(withoutBrackets(text)))
                .map(kpi -> column(kpi, role, heading))
                .orElse(null);
    }

    private static KpiColumn column(Kpi kpi, FigureMember role, String heading) {
        return new KpiColumn(List.of(kpi.code()), kpi.unit(), role, heading.strip());
    }

    private static Optional<Kpi> exact(Stream<Kpi> kpis, String text) {
        return kpis.filter(kpi -> text.equals(words(kpi.code())) || text.equals(words(kpi.name())))
                .findFirst();
    }

    private static Optional<Kpi> catalogued(String text) {
        return exact(Catalogue.all().stream(), text).or(() -> Optional.ofNullable(namedFirst(text)));
    }

    /** A heading names its KPI first: satisfaction with the waiting time is no waiting time. */
    private static @Nullable Kpi namedFirst(String text) {
        Kpi first = null;
        var start = text.length();
        for (var heading : HEADINGS) {
            var found = heading.pattern.matcher(text);
            if (found.find() && found.start() < start) {
                first = heading.kpi;
                start = found.start();
            }
        }
        return first;
    }

    private static String withoutBrackets(String text) {
        return BRACKETS.matcher(text).replaceAll("");
    }

    /** In lower case, with one blank between words. */
    static String words(String text) {
        return BLANKS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
