package org.kept.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class WordingPropertiesTest {

    private static final List<String> PIECES = List.of(
            "we ",
            "strive to ",
            "world-class ",
            "within ",
            "two ",
            "1.5 ",
            "1,000 ",
            "minutes",
            "seconds ",
            " days",
            "24/7",
            " at all hours",
            "all of our customers",
            "nobody ",
            "longer than ",
            "promptly",
            ", ",
            ". ",
            "and ",
            "so that ",
            "the right ",
            "book ",
            "the first time",
            "come back ",
            "’s ",
            "exceed our ",
            "expectations ",
            "No. ",
            "95 % ",
            "out of ",
            "ten ",
            "\n",
            "🙂",
            "İ",
            " – ");

    @Provide
    Arbitrary<String> statements() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 500)
    void findingsAreInsideTheStatementAndInOrder(@ForAll("statements") String statement) {
        assertConsistent(statement);
    }

    @Property(tries = 500)
    void findingsAreConsistentForAnyText(@ForAll @StringLength(max = 300) String text) {
        assertConsistent(text);
    }

    private static void assertConsistent(String text) {
        var remarks = WordingChecker.check(text);
        assertSorted(remarks.stream().map(WordingRemark::start).toList());
        assertThat(remarks).allSatisfy(remark -> {
            assertInside(new WordingRange(remark.start(), remark.end()), text);
            if (remark.kind() != RemarkKind.NO_NUMBER && remark.kind() != RemarkKind.TOO_LONG) {
                assertThat(remark.words()).isEqualTo(text.substring(remark.start(), remark.end()));
            }
        });
        var proposals = MeasureProposals.in(text);
        assertThat(proposals)
                .allSatisfy(each -> assertThat(each.words()).isEqualTo(text.substring(each.start(), each.end())));
        assertNoOverlap(
                proposals.stream()
                        .map(each -> new WordingRange(each.start(), each.end()))
                        .toList(),
                text);
        var clauses = ClauseFinder.suggest(text);
        assertNoOverlap(clauses, text);
        assertThat(clauses).allSatisfy(clause -> assertThat(proposals)
                .anyMatch(each -> clause.start() <= each.start() && each.end() <= clause.end()));
        PromiseScope.coversAllHours(text);
        PromiseScope.coversEveryone(text);
    }

    private static void assertNoOverlap(List<WordingRange> ranges, String text) {
        for (var i = 0; i < ranges.size(); i++) {
            assertInside(ranges.get(i), text);
            if (i > 0) {
                assertThat(ranges.get(i).start())
                        .isGreaterThanOrEqualTo(ranges.get(i - 1).end());
            }
        }
    }

    private static void assertInside(WordingRange wordingRange, String text) {
        assertThat(wordingRange.start()).isNotNegative().isLessThan(wordingRange.end());
        assertThat(wordingRange.end()).isLessThanOrEqualTo(text.length());
    }

    private static void assertSorted(List<Integer> starts) {
        assertThat(starts).isSorted();
    }
}
