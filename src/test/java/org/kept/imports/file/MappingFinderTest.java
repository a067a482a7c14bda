package org.kept.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.document.DocumentFormat;
import org.kept.mapping.MappingDocument;
import org.kept.mapping.Recipes;
import org.kept.table.xlsx.XlsxFile;

@QuarkusTest
class MappingFinderTest {

    private static final Path ROWS = Path.of("src/test/resources/mapping/rows");

    private static final Path EXPORTS = Path.of("../shared/exports");

    @Inject
    MappingFinder finder;

    static List<String> names() {
        return Recipes.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileIsRecognisedByItsRecipe(String name) throws IOException {
        var rows = ROWS.resolve(name + ".csv");
        var file = Files.exists(rows) ? rows : ROWS.resolve(name + ".json");
        assertThat(finder.propose(SourceFile.of(file)).fitting()).isEqualTo(withGeneral(name));
    }

    /** The recipe for tickets of any help desk fits those of known ones too, but less well. */
    private static List<String> withGeneral(String name) {
        return List.of("zendesk-tickets", "freshdesk-tickets", "hubspot-tickets")
                        .contains(name)
                ? List.of(name, "help-desk-tickets")
                : List.of(name);
    }

    @ParameterizedTest
    @CsvSource({
        "shopify_orders_export.csv, shopify-orders",
        "woocommerce_orders.csv, woocommerce-orders",
        "zendesk_tickets.csv, zendesk-tickets",
        "freshdesk_tickets.csv, freshdesk-tickets",
        "typeform_nps.csv, typeform-responses",
        "google_forms_csat.csv, google-forms-responses",
        "delighted_nps.csv, delighted-responses",
        "surveymonkey_ces.csv, surveymonkey-responses",
        "Master.csv, asterisk-cdr",
        "queue_log, asterisk-queue-log",
        "twilio_calls.csv, twilio-calls",
        "weekly_kpis_long.csv, kpi-table",
        "monthly_kpis.xlsx, kpi-table",
        "excel_german.csv,"
    })
    void onlyTheRecipeOfAnExportFitsIt(String name, @Nullable String recipe) throws IOException {
        var file = EXPORTS.resolve(name);
        assumeTrue(Files.exists(file), "the acceptance data is not on this machine");
        assertThat(finder.propose(SourceFile.of(file)).fitting())
                .isEqualTo(recipe == null ? List.of() : withGeneral(recipe));
    }

    /** Nearly every file has columns for an id and a time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Id,Created at,Status\n1,2026-09-28T10:00:00Z,Closed\n",
                "Id,Name,Email,Created at\n1,Kim,kim@example.org,2026-09-28T10:00:00Z\n"
            })
    void idAndTimeAloneFitNoRecipe(String rows, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("others.csv"), rows);
        assertThat(finder.propose(SourceFile.of(file)).fitting()).isEmpty();
    }

    @Test
    void whatTheFileDoesNotTellIsAskedFor() throws IOException {
        assertThat(finder.propose(SourceFile.of(ROWS.resolve("zendesk-tickets.csv")))
                        .asks())
                .containsExactly("zone");
        assertThat(finder.propose(SourceFile.of(ROWS.resolve("twilio-calls.csv")))
                        .asks())
                .isEmpty();
    }

    @Test
    void durationsOfTwoPartsAreAskedForWhereNoHeadingSaysWhatTheyAre(@TempDir Path folder) throws IOException {
        var rows = """
                Ticket ID,Created at,Status,Group,First response time%s,Resolution time (h:mm),Channel
                T1,2026-10-05T09:14:02Z,closed,North,4:30,1:20,mail
                """;
        var file = SourceFile.of(Files.writeString(folder.resolve("tickets.csv"), rows.formatted("")));
        assertThat(finder.propose(file).asks()).containsExactly("clock");
        var chosen = MappingDocument.parse("recipe: help-desk-tickets\nclock: hh:mm", DocumentFormat.YAML);
        assertThat(finder.asks(file, chosen.mapping())).isEmpty();
        var told = SourceFile.of(Files.writeString(folder.resolve("told.csv"), rows.formatted(" (mm:ss)")));
        assertThat(finder.propose(told).asks()).isEmpty();
    }

    /** A sheet writes times by its language; a date cell of a workbook has none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10/5/2026 9:14:02 | zone dates",
                "10/15/2026 9:14:02 | zone",
                "15/10/2026 9:14:02 | zone",
                "05.10.2026 09:14:02 | zone",
                "2026/10/05 9:14:02 AM GMT+2 | ''",
                "2026-10-05T09:14:02 | zone",
            })
    void answersOfAFormGoInWithTheTimesOfAnyLanguage(String time, String asks, @TempDir Path folder)
            throws IOException {
        var file = Files.writeString(
                folder.resolve("answers.csv"),
                "Timestamp,How satisfied are you?,What could we do better?,Which shop?\n" + time + ",4,,Station\n");
        var proposal = finder.propose(SourceFile.of(file));
        assertThat(proposal.fits()).isEqualTo("google-forms-responses");
        assertThat(String.join(" ", proposal.asks())).isEqualTo(asks);
    }

    @Test
    void answersInAWorkbookFitTheRecipeOfTheirCsv(@TempDir Path folder) throws IOException {
        var heading = cells(1, "Respondent ID", "Date Created", "It was easy.", "Email Address");
        var answer = cells(2, "118", "", "Agree", "kim@example.org") + "<c r=\"B2\" s=\"1\"><v>46293.5</v></c>";
        var file = new XlsxFile("m/d/yyyy h:mm")
                .rows("<row r=\"1\">" + heading + "</row><row r=\"2\">" + answer + "</row>")
                .write(folder);
        var proposal = finder.propose(SourceFile.of(file));
        assertThat(proposal.fits()).isEqualTo("surveymonkey-responses");
        assertThat(proposal.asks()).containsExactly("zone");
    }

    @Test
    void nothingIsProposedForAFileOfItsOwnKind(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("own.csv"), "Vorgang;Tag;Farbe\n1;02.11.2026;rot\n2;03.11.2026;blau\n");
        var proposal = finder.propose(SourceFile.of(file));
        assertThat(proposal.fits()).isNull();
        assertThat(proposal.asks()).containsExactly("mapping");
    }

    /** Cells of a row of a workbook; an empty text gives none. */
    private static String cells(int row, String... texts) {
        return IntStream.range(0, texts.length)
                .filter(i -> !texts[i].isEmpty())
                .mapToObj(i ->
                        "<c r=\"" + (char) ('A' + i) + row + "\" t=\"inlineStr\"><is><t>" + texts[i] + "</t></is></c>")
                .collect(Collectors.joining());
    }
}
