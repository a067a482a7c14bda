package org.kept.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.PlainSpaces.spaced;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Condition;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventFilter;
import org.kept.kpi.EventType;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSentences;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Unit;
import org.kept.stats.Better;

class FormulaNarrativeTest {

    private static final String SENTENCES = """
            sla | answered-over-offered | 1104 | 1328 | 1,104 of 1,328 contacts were answered within 60 s: 83.1%.
            sla | answered-over-answered | 60 | 80 | 60 of 80 answered contacts waited no longer than 60 s: 75.0%.
            sla | excluding-short-abandons | 75 | 95 | 75 of 95 contacts were answered within 60 s, those abandoned within 60 s left out: 78.9%.
            sla | abandoned-in-time-counts | 65 | 100 | 65 of 100 contacts were answered or abandoned within 60 s: 65.0%.
            abandonment-rate | short-abandons-in | 10 | 100 | 10 of 100 contacts were abandoned: 10.0%.
            abandonment-rate | short-abandons-out | 6 | 96 | 6 of 96 contacts were abandoned, those abandoned within 5 s left out: 6.3%.
            awt | standard | 276789 | 6263 | 6,263 answered contacts waited 276,789 s in the queue in total: 44.2 s on average.
            first-response-within | standard | 45 | 50 | 45 of 50 answered contacts were answered within 24 h of arriving: 90.0%.
            resolution-time | standard | 36000 | 4 | 4 contacts took 36,000 s from arrival to resolution in total: 2 h 30 min on average.
            aht | standard | 900 | 3 | 3 contacts took 900 s to handle in total: 5 min on average.
            on-time-rate | standard | 94 | 100 | 94 of 100 deliveries were on time: 94.0%.
            csat | standard | 6 | 8 | 6 of 8 answers to the satisfaction question were a 4 or a 5: 75.0%.
            fcr | standard | 6 | 8 | 6 of 8 answered contacts whose outcome is known were resolved at first contact: 75.0%.
            ces | standard | 7 | 10 | 7 of 10 answers to the effort question were a 5, a 6 or a 7, which is easy: 70.0%.
            return-rate | flow | 6 | 40 | There were 6 returns for 40 orders: 15.0%.
            return-rate | cohort | 3 | 40 | 3 of 40 orders placed in the week have come back so far: 7.5%.
            incorrect-fulfillment-rate | standard | 3 | 200 | There were 3 incorrect fulfillments for 200 orders: 1.5%.
            complaint-rate | per-1000-orders | 4 | 500 | There were 4 complaints for 500 orders: 8.0 per 1,000.
            complaint-rate | per-1000-contacts | 4 | 800 | There were 4 complaints for 800 contacts: 5.0 per 1,000.
            repeat-order-rate | standard | 30 | 50 | 30 of 50 orders with a known customer were placed by someone who had ordered before: 60.0%.
            repeat-customer-rate | standard | 10 | 40 | 10 of 40 customers who ordered in the week had ordered before it began: 25.0%.
            referral-rate | standard | 12 | 80 | 12 of 80 new customers were referred: 15.0 per 100.
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = SENTENCES)
    void everyFormulaReadsAsASentence(
            String kpi, String variant, double numerator, double denominator, String sentence) {
        assertThat(sentenceOf(kpi, variant, new Quotient(numerator, denominator, 0)))
                .isEqualTo(sentence);
    }

    @Test
    void everyCatalogueFormulaHasASentenceAndEveryVariantHasWords() {
        var expected = SENTENCES
                .lines()
                .map(line -> line.split(" \\| ", -1)[0] + "/" + line.split(" \\| ", -1)[1])
                .collect(Collectors.toCollection(TreeSet::new));
        expected.add("nps/standard");
        assertThat(Catalogue.all().stream()
                        .flatMap(kpi -> kpi.variants().keySet().stream().map(each -> kpi.code() + "/" + each))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Catalogue.all()).filteredOn(kpi -> kpi.variants().size() > 1).allSatisfy(kpi -> assertThat(
                        kpi.variants().keySet())
                .allSatisfy(variant -> assertThat(FormulaSentences.variant(kpi, new FormulaSettings(variant, 60)))
                        .isNotEqualTo(variant.replace('-', ' '))
                        .doesNotContain("{")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sla | answered-over-offered | 1 | 12000 | 1 of 12,000 contacts was answered within 60 s: <0.1%.
            sla | answered-over-offered | 0 | 12 | None of 12 contacts were answered within 60 s: 0.0%.
            sla | answered-over-offered | 0 | 1 | 0 of 1 contact was answered within 60 s: 0.0%.
            sla | answered-over-offered | 1 | 1 | 1 of 1 contact was answered within 60 s: 100.0%.
            awt | standard | 12 | 1 | 1 answered contact waited 12 s in the queue: 12.0 s on average.
            return-rate | flow | 1 | 40 | There was 1 return for 40 orders: 2.5%.
            return-rate | flow | 0 | 40 | There were no returns for 40 orders: 0.0%.
            return-rate | cohort | 1 | 40 | 1 of 40 orders placed in the week has come back so far: 2.5%.
            complaint-rate | per-1000-orders | 1 | 1 | There was 1 complaint for 1 order: 1,000.0 per 1,000.
            """)
    void aSentenceAgreesWithItsNumbers(
            String kpi, String variant, double numerator, double denominator, String sentence) {
        assertThat(sentenceOf(kpi, variant, new Quotient(numerator, denominator, 0)))
                .isEqualTo(sentence);
    }

    @Test
    void aScoreNamesPromotersAndDetractorsIfTheyAreKnown() {
        assertThat(sentenceOf("nps", "standard", new Quotient(30, 100, 70)))
                .isEqualTo("50 promoters (9–10) less 20 detractors (0–6), among 100 answers to the recommendation"
                        + " question: +30.");
        assertThat(sentenceOf("nps", "standard", new Quotient(1, 4, 1)))
                .startsWith("1 promoter (9–10) less no detractors (0–6), among 4 answers");
        assertThat(sentenceOf("nps", "standard", new Quotient(-4, 4, 4)))
                .startsWith("No promoters (9–10) less 4 detractors");
        assertThat(sentenceOf("nps", "standard", new Quotient(30, 100, Double.NaN)))
                .isEqualTo(
                        "Promoters less detractors came to 30, among 100 answers to the recommendation question: +30.");
    }

    @Test
    void aChangedTimeLimitIsShown() {
        var kpi = kpi("sla");
        var set = new FormulaSettings("answered-over-offered", 120);
        assertThat(spaced(FormulaNarrative.sentence(kpi, set, kpi.formula(set).read(new Quotient(2, 3, 0), Map.of()))))
                .isEqualTo("2 of 3 contacts were answered within 120 s: 66.7%.");
    }

    @Test
    void readyMadeAndAbsentValuesSaySo() {
        var kpi = kpi("sla");
        assertThat(FormulaNarrative.sentence(kpi, kpi.standard(), new Reading.Present(0.9, null, null, Map.of())))
                .isEqualTo("90.0% was sent as a ready-made figure; its numerator and denominator are not known.");
        assertThat(sentenceOf("sla", "answered-over-offered", Quotient.NOTHING))
                .isEqualTo("No contacts with a waiting time in this period.");
    }

    @Test
    void aFormulaWithoutASentenceIsDescribedByItsParts() {
        var answered =
                new EventFilter(EventType.CONTACT, new TreeMap<>(Map.of("outcome", new Condition.EqualTo("answered"))));
        var ratio = CustomKpiFactory.EventRatio.ofCounts(answered, EventFilter.all(EventType.CONTACT));
        var own = CustomKpiFactory.configured(
                "own", "Own", Unit.FRACTION, Better.HIGHER, ratio, CustomKpiFactory.KpiWriting.USUAL);
        Formula formula = own.formula(own.standard());
        assertThat(spaced(
                        FormulaNarrative.sentence(own, own.standard(), formula.read(new Quotient(3, 4, 0), Map.of()))))
                .isEqualTo("Contacts with outcome answered came to 3 of 4 contacts: 75.0%.");
    }

    private static String sentenceOf(String code, String variant, Quotient quotient) {
        var kpi = kpi(code);
        var set = new FormulaSettings(variant, kpi.standard().withinSeconds());
        return spaced(FormulaNarrative.sentence(kpi, set, kpi.formula(set).read(quotient, Map.of())));
    }

    private static Kpi kpi(String code) {
        return Catalogue.find(code).orElseThrow();
    }
}
