package org.kept.workshop.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.mission.TextRange;

class QuoteRelocatorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a word in it is replaced        | We answer within 1 minute, always.  | within 1 minute   | We answer within 2 minutes, always.            | within 2 minutes
            words are added in it           | We answer within a minute, always.  | within a minute   | We answer within less than a minute, always.   | within less than a minute
            words are added before it       | We answer within a minute.          | within a minute   | We answer every call within a minute.          | within a minute
            words are added after it        | We answer within a minute.          | within a minute   | We answer within a minute, day and night.      | within a minute
            words before it are replaced    | We answer within a minute.          | within a minute   | Our people pick up within a minute.            | within a minute
            its first word is replaced      | We answer within a minute, always.  | within a minute   | We answer inside a minute, always.             | inside a minute
            its last word is replaced       | We answer within a minute, always.  | within a minute   | We answer within a second, always.             | within a second
            it moves with its words         | Always we answer within a minute.   | within a minute   | We answer within a minute, always.             | within a minute
            all of its words are replaced   | We answer within a minute, always.  | within a minute   | We answer day and night, always.               | ''
            its words are gone              | We answer within a minute, always.  | within a minute   | We answer, always.                             | ''
            """)
    void aClauseFollowsItsWords(String claim, String before, String clause, String after, String expected) {
        var start = before.indexOf(clause);
        var found = new QuoteRelocator(before, after).relocate(new TextRange(start, start + clause.length()));
        assertThat(found.orElse("")).as(claim).isEqualTo(expected);
    }

    @Property
    void theNewQuoteIsAlwaysPartOfTheNewStatement(
            @ForAll @Size(min = 1, max = 12) List<@AlphaChars @StringLength(min = 1, max = 2) String> before,
            @ForAll @Size(max = 12) List<@AlphaChars @StringLength(min = 1, max = 2) String> after) {
        var old = String.join(" ", before);
        var next = String.join(" ", after);
        for (var from = 0; from < before.size(); from++) {
            var words = StatementWords.of(old);
            var textRange = new TextRange(
                    words.ranges().get(from).start(),
                    words.ranges().get(Math.min(from + 2, before.size() - 1)).end());
            assertThat(new QuoteRelocator(old, next)
                            .relocate(textRange)
                            .map(next::contains)
                            .orElse(true))
                    .isTrue();
            assertThat(new QuoteRelocator(old, old).relocate(textRange))
                    .contains(old.substring(textRange.start(), textRange.end()));
        }
    }
}
