package org.kept.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.MissionHint;

/** Checks the tables in docs/mission.md against the lists and rules. */
class WordingDocTest {

    private static final Path DOC = Path.of("docs/mission.md");

    static Stream<List<String>> rules() throws IOException {
        return table("| group | words such as |");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void wordsGetTheProposalInTheTable(List<String> row) {
        var proposal = MeasureProposals.in(row.get(1)).get(0);
        assertThat(proposal.facet().code().replace('-', ' ')).isEqualTo(row.get(2));
        assertThat(proposal.fits().stream().map(each -> "`" + each.kpi() + "`").collect(Collectors.joining(", ")))
                .isEqualTo(row.get(3).equals("none") ? "" : row.get(3));
    }

    @Test
    void theTableListsEveryRule() throws IOException {
        var listed = rules().map(each -> each.get(0).replace("`", "")).collect(Collectors.toSet());
        var rules = Stream.concat(Stream.of("time"), Arrays.stream(ProposalRules.names()))
                .collect(Collectors.toSet());
        assertThat(listed).isEqualTo(rules);
    }

    @Test
    void everyHintOfAKpiNamesARule() {
        var rules = Stream.concat(
                Arrays.stream(ProposalRules.names()),
                Stream.of(
                        TimeProposalRule.NAME,
                        TimeProposalRule.DAYS,
                        TimeProposalRule.DAYS_TO_RESOLVE,
                        ProposalRules.FIRST_PARCEL.name()));
        assertThat(Catalogue.all())
                .flatExtracting(Kpi::hints)
                .extracting(MissionHint::phrases)
                .isSubsetOf(rules.toList());
    }

    @Test
    void theTableOfRemarksListsEveryKindWithItsWords() throws IOException {
        var kinds = table("| kind | what it marks |").toList();
        assertThat(kinds)
                .extracting(each -> each.get(0))
                .containsExactly(
                        Stream.of(RemarkKind.values()).map(RemarkKind::heading).toArray(String[]::new));
        for (var row : kinds.subList(0, 5)) {
            var words = row.get(1).split("\"", -1);
            for (var i = 1; i < words.length; i += 2) {
                assertThat(WordingChecker.check(words[i]))
                        .extracting(each ->
                                each.kind().heading() + " " + each.words().toLowerCase(Locale.ROOT))
                        .contains(row.get(0) + " " + words[i].toLowerCase(Locale.ROOT));
            }
        }
    }

    private static Stream<List<String>> table(String head) throws IOException {
        return Files.readAllLines(DOC).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }
}
