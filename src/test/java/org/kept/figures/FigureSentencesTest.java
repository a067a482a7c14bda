package org.kept.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.TestEvents;
import org.kept.calendar.Period;
import org.kept.ingest.Event;
import org.kept.ingest.EventContent;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.Catalogue;
import org.kept.kpi.EventType;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

class FigureSentencesTest {

    private static final Kpi RETURNS = Catalogue.find("return-rate").orElseThrow();
    private static final Period WEEK = Period.parse("2026-W47");
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:10:00Z");

    @Test
    void eventsAreReplacedByAFigure() {
        assertThat(FigureSentences.replacement(counted(16, 312, 0), typed(null, "0.042", null), ZoneOffset.UTC))
                .isEqualTo("Return rate, week 47: 5.1% from 312\u00a0orders → 4.2%");
    }

    @Test
    void figuresAmongTheEventsAreTold() {
        assertThat(FigureSentences.origin(counted(16, 312, 2), ZoneOffset.UTC))
                .isEqualTo("from 312\u00a0orders, with 2\u00a0ready-made figures");
    }

    @Test
    void aFigureIsReplacedByAnother() {
        var sentence = FigureSentences.replacement(figure("by-hand"), typed("north", "0.042", "1205"), ZoneOffset.UTC);
        assertThat(sentence)
                .isEqualTo("Return rate, team north, week 47: 5.0%, typed by mia@example.org,"
                        + " 23\u00a0Nov\u00a02026, 09:10 → 4.2% from 1,205\u00a0orders");
        assertThat(FigureSentences.origin(figure("warehouse"), ZoneOffset.UTC))
                .isEqualTo("a ready-made figure of warehouse, 23\u00a0Nov\u00a02026, 09:10");
    }

    @Test
    void closeValuesAreToldApart() {
        assertThat(FigureSentences.replacement(figure("by-hand"), typed(null, "0.0504", null), ZoneOffset.UTC))
                .contains(": 5.00%, ", " → 5.04%");
    }

    @Test
    void nothingIsReplacedWhereThereIsNoNumber() {
        var none = current(Reading.noData(), false, null, 0);
        assertThat(FigureSentences.replacement(none, typed(null, "0.042", null), ZoneOffset.UTC))
                .isNull();
        assertThat(FigureSentences.stored(none, typed(null, "0.042", "40")))
                .isEqualTo("Return rate, week 47: 4.2% from 40\u00a0orders");
    }

    @Test
    void theSameFigureOfKeptIsTheSame() {
        assertThat(figure("by-hand").isSame(typed(null, "0.050", null))).isTrue();
        assertThat(figure("by-hand").isSame(typed(null, "0.05", "40"))).isFalse();
        assertThat(figure("by-hand").isSame(typed(null, "0.051", null))).isFalse();
        assertThat(figure("warehouse").isSame(typed(null, "0.05", null))).isFalse();
    }

    private static TypedFigure typed(@Nullable String team, String value, @Nullable String sample) {
        return new TypedFigure(RETURNS, team, new BigDecimal(value), sample == null ? null : new BigDecimal(sample));
    }

    private static CurrentFigure counted(double above, double below, int parts) {
        var formula = RETURNS.formula(RETURNS.standard());
        return current(formula.read(new Quotient(above, below, Double.NaN), Map.of()), false, null, parts);
    }

    private static CurrentFigure figure(String source) {
        var data = TestEvents.json("{'kpi':'return-rate','week':'2026-W47','value':0.05}");
        var event = new Event(new Event.EventKey(source, "1"), EventType.FIGURE, MONDAY, null, null, data);
        var stored = StoredEvent.first(EventContent.of(event), MONDAY, "mia@example.org");
        return current(RETURNS.formula(RETURNS.standard()).readValue(0.05), true, stored, 0);
    }

    private static CurrentFigure current(Reading now, boolean isFigure, @Nullable StoredEvent figure, int parts) {
        return new CurrentFigure(RETURNS, WEEK, null, Reading.noData(), now, isFigure, figure, parts, "orders", null);
    }
}
