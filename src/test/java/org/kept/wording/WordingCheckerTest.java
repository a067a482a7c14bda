package org.kept.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingCheckerTest {

    private static final Path SENTENCES = Path.of("src/test/resources/wording/sentences.txt");

    /** A statement with the remarks expected on it. */
    record Row(String statement, List<String> remarks) {

        @Override
        public String toString() {
            return statement;
        }
    }

    static Stream<Row> sentences() throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(SENTENCES)) {
            if (line.startsWith("  ")) {
                rows.get(rows.size() - 1).remarks().add(line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(new Row(line, new ArrayList<>()));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void aStatementGetsExactlyTheExpectedRemarks(Row row) {
        assertThat(WordingChecker.check(row.statement()))
                .extracting(each -> each.kind() + ": " + each.words())
                .containsExactlyElementsOf(row.remarks());
    }

    @Test
    void theTableHasManyStatementsWithAndWithoutRemarks() throws IOException {
        assertThat(sentences()).hasSizeGreaterThan(30);
        assertThat(sentences().filter(each -> each.remarks().isEmpty())).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We answer in 2 minutes and breakfast is served",
                "Our solution to the puzzle takes 2 minutes",
                "Steadfast for 30 years",
                "No. 10 is where we answer within a minute",
                "We stop at every station, 4 times an hour"
            })
    void partsOfWordsAndHarmlessWordsGetNoRemark(String statement) {
        assertThat(WordingChecker.check(statement)).isEmpty();
    }

    @Test
    void capitalsHyphensAndApostrophesDoNotMatter() {
        assertThat(words("WORLD-CLASS help in 2 minutes")).containsExactly("WORLD-CLASS");
        assertThat(words("World class help in 2 minutes")).containsExactly("World class");
        assertThat(words("We will be the world’s best bakery within 2 years"))
                .containsExactly("be the world’s best bakery");
    }

    @Test
    void repeatedWordsGetOneRemarkAtTheirFirstPlace() {
        assertThat(WordingChecker.check("Promptly within 2 minutes, promptly within 3"))
                .extracting(WordingRemark::start)
                .containsExactly(0);
    }

    @Test
    void numbersInEmptyWordsDoNotCount() {
        assertThat(kinds("We want to be No. 1")).contains(RemarkKind.NO_NUMBER, RemarkKind.ABOUT_OURSELVES);
        assertThat(kinds("No one is left alone by us")).containsExactly(RemarkKind.NO_NUMBER);
        assertThat(kinds("We call twice")).isEmpty();
        assertThat(kinds("We answer day and night")).isEmpty();
    }

    @Test
    void remarksOnLengthNameTheCountAndTheSourceOfTheLimit() {
        var sentence = "we bring one book ".repeat(7).strip() + ". ";
        assertThat(WordingChecker.check(sentence)).singleElement().satisfies(remark -> {
            assertThat(remark.kind()).isEqualTo(RemarkKind.TOO_LONG);
            assertThat(remark.why()).startsWith("28 words in one sentence.").contains("25", "GOV.UK");
        });
        assertThat(WordingChecker.check(sentence.repeat(2)))
                .extracting(WordingRemark::why)
                .hasSize(3)
                .anyMatch(why -> why.startsWith("56 words. "));
        assertThat(WordingChecker.check(sentence.substring(0, "we bring one book ".length() * 6 - 1)))
                .isEmpty();
    }

    @Test
    void everyRemarkHasAReasonAndAnAlternative() throws IOException {
        var remarks = sentences()
                .flatMap(each -> WordingChecker.check(each.statement()).stream())
                .toList();
        assertThat(remarks).allSatisfy(remark -> {
            assertThat(remark.why()).endsWith(".");
            assertThat(remark.instead()).matches("(?s).*[.\"]$");
        });
        assertThat(remarks.stream().map(WordingRemark::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(RemarkKind.values());
    }

    @Test
    void germanWordsAreFoundInGermanTextOnly() {
        assertThat(words("Wir sind für Sie da, und das schnellstmöglich")).contains("schnellstmöglich");
        assertThat(words("schnellstmöglich")).doesNotContain("schnellstmöglich");
    }

    private static List<String> words(String statement) {
        return WordingChecker.check(statement).stream()
                .filter(each -> each.kind() != RemarkKind.NO_NUMBER)
                .map(WordingRemark::words)
                .toList();
    }

    private static List<RemarkKind> kinds(String statement) {
        return WordingChecker.check(statement).stream()
                .map(WordingRemark::kind)
                .filter(each -> each != RemarkKind.HEDGE)
                .toList();
    }
}
