package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.document.DocumentFormat;
import org.kept.document.ParagraphText;
import org.kept.kpi.Condition;
import org.kept.kpi.Condition.NumberBound;
import org.kept.kpi.EventFilter;
import org.kept.kpi.EventType;
import org.kept.mission.document.MissionParser;
import org.kept.mission.document.MissionWriter;
import org.kept.types.EventTypes;

class MissionRoundTripTest {

    @Property(tries = 500)
    void writingAParsedDocumentGivesTheSameBytes(@ForAll("missions") Mission mission, @ForAll DocumentFormat format) {
        var written = MissionWriter.write(mission, format);
        var parsed = MissionParser.parse(written, format, Examples.KPIS, EventTypes.BUILT_IN);
        assertThat(parsed).isEqualTo(mission);
        assertThat(MissionWriter.write(parsed, format)).isEqualTo(written);
    }

    /** Texts that YAML or JSON could mistake for something else. */
    @Provide
    Arbitrary<String> texts() {
        var awkward = Arbitraries.of(
                "no",
                "null",
                "~",
                "0x1F",
                "1e3",
                "2026-01-01",
                "- a",
                "a: b",
                "a #b",
                "'",
                "\"",
                "\\",
                "{",
                "[x]",
                "*a",
                "&b",
                "!c",
                "%",
                "@",
                "`",
                "|",
                ">-",
                "---",
                "...",
                "?",
                ": ",
                "é",
                "漢字",
                "😀",
                "=",
                "<<",
                "\u2028",
                "\t",
                "12:30:00");
        var any = Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(120);
        var letters = Arbitraries.strings()
                .withCharRange('\u00a0', '\ud7ff')
                .ofMinLength(1)
                .ofMaxLength(20);
        return Arbitraries.oneOf(awkward, any, letters)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(words -> ParagraphText.collapseWhitespace(String.join(" ", words)))
                .filter(text -> !text.isEmpty() && text.length() < 200 && ParagraphText.isName(text));
    }

    @Provide
    Arbitrary<Mission> missions() {
        var clauses = Combinators.combine(texts(), texts().list().ofMaxSize(3), texts().injectNull(0.5), measures())
                .as((quote, behaviours, owner, measures) -> new Clause(
                                "c", quote, behaviours, guarantee(behaviours), owner, null, measures)
                        .withConduct(conduct(behaviours)));
        return Combinators.combine(clauses.list().ofMinSize(1).ofMaxSize(4), texts(), days())
                .as((list, reason, day) -> mission(list, reason, day));
    }

    private static Clause.Conduct conduct(List<String> texts) {
        var day = texts.size() > 1 ? LocalDate.of(2027, 4, texts.size()) : null;
        return new Clause.Conduct(texts, day, texts.isEmpty() ? null : LocalDate.of(2027, 5, 1));
    }

    private static Guarantee guarantee(List<String> texts) {
        return texts.isEmpty()
                ? new Guarantee("a", "b")
                : new Guarantee(texts.get(0), "b: c", breach(texts.get(0), texts.size()));
    }

    private static EventFilter breach(String text, int form) {
        var where = new TreeMap<String, Condition>();
        where.put("late", new Condition.EqualTo(form == 1 ? true : BigDecimal.valueOf(-60.25)));
        where.put("no", new Condition.EqualTo(text));
        where.put("reason", new Condition.OneOf(form == 1 ? List.of(text, "true") : List.of(BigDecimal.TEN)));
        where.put("waitSeconds", new Condition.WithinBounds(new TreeMap<>(Map.of(NumberBound.OVER, BigDecimal.ONE))));
        where.put("customer", new Condition.Exists(form == 1));
        return new EventFilter(EventType.CONTACT, form == 3 ? new TreeMap<>() : where);
    }

    /** Puts a number before each quote so that no two quotes overlap. */
    private static Mission mission(List<Clause> clauses, String reason, LocalDate day) {
        var named = new ArrayList<Clause>();
        for (var i = 0; i < clauses.size(); i++) {
            var each = clauses.get(i);
            named.add(new Clause(
                    "c-" + i,
                    "§" + i + " " + each.quote(),
                    each.behaviours(),
                    each.conduct(),
                    each.guarantee(),
                    each.owner(),
                    day,
                    each.measures()));
        }
        var statement = String.join(" and ", named.stream().map(Clause::quote).toList());
        return new Mission(statement, day, named, List.of(new UnscoredKpi("nps", reason)));
    }

    private Arbitrary<List<Measure>> measures() {
        var roles = Arbitraries.of(MeasureRole.class);
        return Combinators.combine(
                        roles,
                        texts(),
                        texts().injectNull(0.5),
                        days().injectNull(0.5),
                        targets().injectNull(0.3))
                .as((role, because, by, day, target) -> new Measure("sla", role, because, by, day, by, day, target))
                .list()
                .ofMaxSize(3)
                .map(list -> IntStream.range(0, list.size())
                        .mapToObj(i -> new Measure(
                                List.of("sla", "awt", "aht").get(i),
                                list.get(i).role(),
                                list.get(i).because(),
                                list.get(i).arguedBy(),
                                list.get(i).arguedOn(),
                                list.get(i).arguedFor(),
                                list.get(i).reviewBy(),
                                list.get(i).target()))
                        .toList());
    }

    private Arbitrary<Target> targets() {
        var numbers = Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999"), new BigDecimal("999999999"))
                .ofScale(6)
                .map(BigDecimal::doubleValue);
        var weeks = days().map(day -> Period.of(Grain.WEEK, day));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2), numbers, numbers, weeks, texts().injectNull(0.5))
                .as((form, a, b, from, agreedBy) -> switch (form) {
                    case 0 -> Target.atLeast(a, from, agreedBy);
                    case 1 -> Target.atMost(a, from, agreedBy);
                    default -> Target.between(Math.min(a, b), Math.max(a, b), from, agreedBy);
                })
                .flatMap(target -> days().injectNull(0.5).map(target::reviewBy));
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 60_000).map(LocalDate.of(1950, 1, 2)::plusDays);
    }
}
