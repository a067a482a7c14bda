package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.document.DocumentFaults;
import org.kept.document.DocumentFormat;
import org.kept.mission.document.MissionParser;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

class MissionFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # what is written            | instead                        | where                            | code
            quote: day and night         | quote: by night                | /clauses/1/quote                 | quote.not-in-statement
            quote: day and night         | quote: answer within           | /clauses/1/quote                 | quote.overlap
            quote: day and night         | quote: answer within two minutes | /clauses/1/quote               | quote.duplicate
            quote: day and night         | owner: nobody                  | /clauses/1/quote                 | quote.missing
            quote: day and night         | quote: 7                       | /clauses/1/quote                 | quote.form
            code: once                   | code: day-and-night            | /clauses/2/code                  | code.duplicate
            code: once                   | code: Once                     | /clauses/2/code                  | code.form
            code: once                   | code: -once                    | /clauses/2/code                  | code.form
            code: once                   | code: ''                       | /clauses/2/code                  | code.missing
            kpi: sla                     | kpi: slo                       | /clauses/0/measures/0/kpi        | kpi.unknown
            kpi: sla                     | kpi:                           | /clauses/0/measures/0/kpi        | kpi.missing
            kpi: aht                     | kpi: sla                       | /clauses/0/measures/1/kpi        | kpi.duplicate
            kpi: nps                     | kpi: sla                       | /notMeasured/0/kpi               | kpi.contradiction
            because: Nobody              | becuase: Nobody                | /notMeasured/0/becuase           | member.unknown
            because: It counts           | reason: It counts              | /clauses/0/measures/0/because    | because.missing
            role: proxy                  | role: proxies                  | /clauses/2/measures/0/role       | role.unknown
            role: proxy                  | role: 3                        | /clauses/2/measures/0/role       | role.form
            atLeast: 0.8                 | atLeast: 80%                   | /clauses/0/measures/0/target/atLeast | target.number
            atLeast: 0.8                 | atLeast: .nan                  | /clauses/0/measures/0/target/atLeast | target.number
            atLeast: 0.8                 | atLeast: 1e400                 | /clauses/0/measures/0/target/atLeast | target.number
            atLeast: 0.8                 | atLeast: 0.12345678            | /clauses/0/measures/0/target/atLeast | target.number
            atLeast: 0.8                 | agreedOn: 2026-W10             | /clauses/0/measures/0/target/atLeast | target.form
            "between: [120, 300.5]"      | "between: [300.5, 120]"        | /clauses/0/measures/1/target/between | target.empty
            "between: [120, 300.5]"      | "between: [120]"               | /clauses/0/measures/1/target/between | target.form
            "between: [120, 300.5]"      | "between: [120, long]"         | /clauses/0/measures/1/target/between/1 | target.number
            from: 2026-W10               | from: 2026-03                  | /clauses/0/measures/0/target/from | from.form
            from: 2026-W10               | from: 2026-W54                 | /clauses/0/measures/0/target/from | from.form
            effectiveFrom: 2026-01-05    | effectiveFrom: 2026-02-30      | /effectiveFrom                   | effective-from.form
            effectiveFrom: 2026-01-05    | effectiveFrom: 5 January       | /effectiveFrom                   | effective-from.form
            effectiveFrom: 2026-01-05    | "effectiveFrom:"               | /effectiveFrom                   | effective-from.missing
            reviewBy: 2027-01-01         | reviewBy: soon                 | /clauses/0/reviewBy              | review-by.form
            owner: mia@example.org       | "owner: [mia, ada]"            | /clauses/0/owner                 | owner.form
            owner: mia@example.org       | owner: !!str mia               | /clauses/0/owner                 | yaml.tag
            owner: mia@example.org       | "{owner: a, owner: b}"         | /clauses/0/owner                 | member.duplicate
            atLeast: 0.8                 | atLeast: 010                   | /clauses/0/measures/0/target/atLeast | yaml.ambiguous
            atLeast: 0.8                 | atLeast: 1:30                  | /clauses/0/measures/0/target/atLeast | target.number
            atLeast: 0.8                 | atLeast: 1_000                 | /clauses/0/measures/0/target/atLeast | target.number
            atLeast: 0.8                 | atLeast: 0x1                   | /clauses/0/measures/0/target/atLeast | target.number
            atLeast: 0.8                 | atLeast: .5                    | /clauses/0/measures/0/target/atLeast | target.number
            atLeast: 0.8                 | atLeast: '0.8'                 | /clauses/0/measures/0/target/atLeast | target.number
            atLeast: 0.8                 | atLeast: 0,8                   | /clauses/0/measures/0/target/atLeast | target.number
            atLeast: 0.8                 | "=>: 0.8"                      | /clauses/0/measures/0/target/=>  | member.unknown
            atLeast: 0.8                 | "at least: 0.8"                | /clauses/0/measures/0/target/at least | member.unknown
            owner: mia@example.org       | owner: yes                     | /clauses/0/owner                 | yaml.ambiguous
            owner: mia@example.org       | owner: \u202Emia             | /clauses/0/owner                 | owner.characters
            owner: mia@example.org       | owner: mi\u200Da             | /clauses/0/owner                 | owner.characters
            agreedBy: mia@example.org    | agreedBy: mi\u200Ba          | /clauses/0/measures/0/target/agreedBy | agreed-by.characters
            quote: answer within two minutes | quote: answer within two\u202E minutes | /clauses/0/quote | quote.characters
            effectiveFrom: 2026-01-05    | effectiveFrom: 20260105        | /effectiveFrom                   | effective-from.form
            measures: []                 | measures: none                 | /clauses/1/measures              | measures.form
            "promise: An answer within two minutes" | "promise: ''"        | /clauses/0/guarantee/promise     | promise.missing
            kpi: sla                     | kpi: guarantee-once            | /clauses/0/measures/0/kpi        | kpi.guarantee
            kpi: nps                     | kpi: guarantee-once            | /notMeasured/0/kpi               | kpi.guarantee
            """)
    void aFaultHasItsPointerAndCode(String before, String after, String pointer, String code) {
        var yaml = after.startsWith("{owner")
                ? Examples.FERRY.replace(before, "owner: a\n    owner: b")
                : Examples.FERRY.replace(before, after);
        assertThat(yaml).isNotEqualTo(Examples.FERRY);
        assertThat(faults(yaml)).anySatisfy(inputError -> {
            assertThat(inputError.pointer()).isEqualTo(pointer);
            assertThat(inputError.code()).isEqualTo(code);
            assertThat(inputError.detail()).matches("[A-Za-z'].{10,}[.?]");
        });
    }

    @Test
    void allFaultsAreReportedTogetherWithTheirLines() {
        var faults = faults("""
                statment: We answer.
                effectiveFrom: today
                clauses:
                  - code: one
                    quote: We ship
                    measures:
                      - kpi: awd
                        target: {atLeast: 1, atMost: 2}
                  - one more
                """);
        assertThat(faults)
                .extracting(inputError -> inputError.line() + " " + inputError.pointer() + " " + inputError.code())
                .containsExactlyInAnyOrder(
                        "1 /statment member.unknown",
                        "1 /statement statement.missing",
                        "2 /effectiveFrom effective-from.form",
                        "7 /clauses/0/measures/0/kpi kpi.unknown",
                        "7 /clauses/0/measures/0/because because.missing",
                        "8 /clauses/0/measures/0/target/from from.missing",
                        "8 /clauses/0/measures/0/target/atMost target.form",
                        "9 /clauses/1 object.form",
                        "9 /clauses/1/code code.missing",
                        "9 /clauses/1/quote quote.missing");
    }

    @Test
    void aFaultSuggestsTheCorrectForm() {
        assertThat(faults(Examples.FERRY.replace("kpi: sla", "kpi: slaa")))
                .extracting(InputError::detail)
                .containsExactly("There is no KPI 'slaa'. Did you mean 'sla'?");
        assertThat(faults(Examples.FERRY.replace("quote: day and night", "quote: Day and Night")))
                .extracting(InputError::detail)
                .containsExactly(
                        "'Day and Night' is not part of the statement. Quote its words exactly: 'day and night'.");
        assertThat(faults(Examples.FERRY.replace("behaviours:", "behaviors:")))
                .extracting(InputError::detail)
                .containsExactly("'behaviors' is not a member here. Did you mean 'behaviours'?");
    }

    @Test
    void aShareInPerCentIsRefusedWithItsFraction() {
        assertThat(faults(Examples.FERRY.replace("atLeast: 0.8", "atLeast: 85 %")))
                .extracting(InputError::detail)
                .containsExactly("Write the share as a fraction: 0.85.");
        assertThat(faults(Examples.FERRY.replace("atLeast: 0.8", "at_least: 0.8")))
                .extracting(InputError::detail)
                .contains("'at_least' is not a member here. Did you mean 'atLeast'?");
    }

    @Test
    void whatIsWrittenInQuotationMarksIsText() {
        for (var owner : new String[] {"yes", "010", "1:30"}) {
            assertThat(Examples.ferry("owner: mia@example.org", "owner: '" + owner + "'")
                            .clauses()
                            .get(0)
                            .owner())
                    .isEqualTo(owner);
        }
    }

    @Test
    void namesAreTrimmedAndComposed() {
        assertThat(Examples.ferry("owner: mia@example.org", "owner: \"  Zu\u0308rich \u00a0team \"")
                        .clauses()
                        .get(0)
                        .owner())
                .isEqualTo("Z\u00fcrich team");
    }

    @Test
    void textsAndListsHaveALimit() {
        assertThat(faults(Examples.FERRY.replace("We answer", "We " + "really ".repeat(400) + "answer")))
                .extracting(InputError::code)
                .containsExactly("statement.long");
        var clauses = "  - {code: c, quote: We answer}\n".repeat(41);
        assertThat(faults("statement: We answer.\neffectiveFrom: 2026-01-01\nclauses:\n" + clauses))
                .extracting(InputError::code)
                .contains("clauses.many");
        assertThat(faults(Examples.FERRY.replace("owner: mia@example.org", "owner: \"a\\u0007b\"")))
                .extracting(InputError::code)
                .containsExactly("owner.characters");
    }

    @Test
    void aDocumentFullOfFaultsListsTheFirstTwoHundred() {
        var many = "  - {kpi: x}\n".repeat(200);
        var problem = problem(Examples.FERRY.replace("notMeasured:\n", "notMeasured:\n" + many), DocumentFormat.YAML);
        assertThat(problem.errors()).hasSize(DocumentFaults.LISTED);
        assertThat(problem.detail()).contains(" errors; the first 200 are listed");
    }

    @Test
    void anAliasIsNotFollowed() {
        var yaml = Examples.FERRY
                .replace("owner: mia@example.org", "owner: &me mia")
                .replace("agreedBy: mia@example.org", "agreedBy: *me");
        assertThat(faults(yaml)).extracting(InputError::code).containsExactly("yaml.alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"statement\": ", "{} {}", "[1,]", "statement: x"})
    void invalidJsonIsRejectedWith400(String text) {
        assertThat(problem(text, DocumentFormat.JSON).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [", "a: b: c", "--- {}\n--- {}", "\t- x"})
    void invalidYamlIsRejectedWith400(String text) {
        assertThat(problem(text, DocumentFormat.YAML).status()).isEqualTo(400);
    }

    @Test
    void depthAndSizeAreBounded() {
        assertThat(problem("[".repeat(400), DocumentFormat.JSON).status()).isEqualTo(400);
        assertThat(problem("[".repeat(400), DocumentFormat.YAML).status()).isEqualTo(400);
        assertThat(problem("x".repeat(256 * 1024 + 1), DocumentFormat.YAML).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "[]", "7", "null", "a sentence"})
    void aDocumentThatIsNoObjectIsRejectedWith422(String text) {
        assertThat(problem(text, DocumentFormat.YAML).status()).isEqualTo(422);
    }

    @Test
    void aTargetRejectsNaNAndPeriodsOtherThanWeeks() {
        assertThatThrownBy(() -> Target.atLeast(Double.NaN, org.kept.calendar.Period.parse("2026-W01"), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Target.atLeast(1, org.kept.calendar.Period.parse("2026-01"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<InputError> faults(String yaml) {
        var problem = problem(yaml, DocumentFormat.YAML);
        assertThat(problem.status()).as(problem.detail()).isEqualTo(422);
        return problem.errors();
    }

    private static Problem problem(String text, DocumentFormat format) {
        return catchThrowableOfType(
                Problem.class, () -> MissionParser.parse(text, format, Examples.KPIS, EventTypes.BUILT_IN));
    }
}
