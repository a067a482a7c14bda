package org.kept.promise.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.promise.model.MonthMark;
import org.kept.promise.model.MonthVerdict;
import org.kept.promise.model.PublicPromise;
import org.kept.promise.model.PublicPromise.PublicClause;
import org.kept.promise.model.PublicPromise.PublicGuarantee;
import org.kept.promise.model.PublicPromise.RetiredClause;
import org.kept.promise.model.PublicPromise.StatementPiece;
import org.kept.ui.PublicActions.PublicAction;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PublicPromiseTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final List<Period> MONTHS = Period.parse("2025-11").to(Period.parse("2026-10"));
    private static final String KEPT = "k".repeat(12);

    @Test
    void theHeadlineNeverCountsAMonthThatWasNotMeasuredAsKept() {
        assertThat(promise(clause("a", KEPT), clause("b", KEPT)).headline())
                .isEqualTo("In October\u00a02026 we kept both promises.");
        assertThat(promise(clause("a", KEPT), clause("b", "kkkkkkkkkkkm"), clause("c", "kkkkkkkkkkk-"))
                        .headline())
                .isEqualTo("In October\u00a02026 we kept 1 of 3 promises: 1 missed and 1 not measured.");
        assertThat(promise(clause("a", "kkkkkkkkkkk-")).headline())
                .isEqualTo("In October\u00a02026 this promise could not be measured.");
        assertThat(promise(clause("a", "kkkkkkkkkkk-"), clause("b", "kkkkkkkkkkk-"))
                        .headline())
                .isEqualTo("In October\u00a02026 none of these promises could be measured.");
        assertThat(promise(clause("a", "kkkkkkkkkkkm"), clause("b", "kkkkkkkkkkk-"))
                        .headline())
                .isEqualTo("In October\u00a02026 we kept none of 2 promises: 1 missed and 1 not measured.");
        assertThat(promise(clause("a", "kkkkkkkkkkkm")).headline())
                .isEqualTo("In October\u00a02026 we missed this promise.");
        assertThat(promise(clause("a", "nnnnnnnnnnnn")).headline())
                .isEqualTo("In October\u00a02026 we had not made this promise yet.");
    }

    @Test
    void theHeadlineSaysWhichPartOfThePromiseIsShown() {
        assertThat(promise(5, clause("a", KEPT)).headline())
                .isEqualTo("In October\u00a02026 we kept “a”. 1 of 5 parts of this promise is shown here.");
        assertThat(promise(5, clause("a", "kkkkkkkkkkk-")).headline())
                .isEqualTo("In October\u00a02026 “a” could not be measured."
                        + " 1 of 5 parts of this promise is shown here.");
        assertThat(promise(5, clause("a", KEPT), clause("b", KEPT)).headline())
                .isEqualTo("In October\u00a02026 we kept both promises."
                        + " 2 of 5 parts of this promise are shown here.");
    }

    @Test
    void aClauseIsSummedUpInWholeSentences() {
        assertThat(clause("a", "------------").summary()).isEqualTo("Not measured in any of the last 12 months.");
        assertThat(clause("a", "nnnnnnnnnnnn").summary()).isEqualTo("Newly promised: no month has been judged yet.");
        assertThat(clause("a", "nnnnnnnn----").summary())
                .isEqualTo("Not measured in any of the last 12 months. In 8 of them it was not promised.");
        assertThat(clause("a", "nnnnnnnnkkkk").summary())
                .isEqualTo("Kept in 4 of the last 12 months. In the other 8 it was not promised.");
        assertThat(clause("a", "nnn-mkkkkkkk").summary())
                .isEqualTo("Kept in 7 of the last 12 months and missed in 1."
                        + " Of the other 4, 1 was not measured; in 3 it was not promised.");
        assertThat(clause("a", "--kkkkmkkkkk").summary())
                .isEqualTo("Kept in 9 of the last 12 months and missed in 1. The other 2 were not measured.");
        assertThat(clause("a", "-kkkkkkkkkkk").summary())
                .isEqualTo("Kept in 11 of the last 12 months. The other one was not measured.");
        assertThat(clause("a", "kkkkkkkkkkkm").summary())
                .isEqualTo("Kept in 11 of the last 12 months and missed in 1.");
        assertThat(clause("a", "--------mmmm").summary())
                .isEqualTo("Missed in 4 of the last 12 months. The other 8 were not measured.");
        assertThat(clause("a", "mmmmmmmmmmmm").summary()).isEqualTo("Missed in all of the last 12 months.");
        assertThat(clause("a", "xkkkkkkkkkkk").summary())
                .isEqualTo("Kept in all of the last 12 months. In 1 of these months (*) some time was left out.");
        assertThat(clause("a", "kkkkkkkkkkkx").last().words()).isEqualTo("October\u00a02026: kept, some time left out");
        assertThat(clause("a", KEPT).summary()).isEqualTo("Kept in all of the last 12 months.");
    }

    /** A small count could reveal who was owed something. */
    @Test
    void smallCountsAreNotShown() {
        assertThat(new PublicGuarantee("a", "b", false, null).owed())
                .isEqualTo("How often it was owed is not counted.");
        assertThat(owed(null)).isEqualTo("No data in the last 12 months on how often it was owed.");
        assertThat(owed(0L)).isEqualTo("Not owed in the last 12 months.");
        for (var few = 1L; few < 5; few++) {
            assertThat(owed(few)).isEqualTo("Owed fewer than 5 times in the last 12 months.");
            assertThat(new PublicGuarantee("", "", true, few).publicTimes()).isNull();
        }
        assertThat(owed(1224L)).isEqualTo("Owed 1,224 times in the last 12 months.");
        assertThat(new PublicGuarantee("", "", true, 0L).publicTimes()).isZero();
    }

    @Test
    void aGuaranteeEndsItsSentencesOnce() {
        assertThat(new PublicGuarantee("Answered within a minute", "5 EUR credit", true, null).words())
                .isEqualTo("Answered within a minute. If we break it: 5 EUR credit.");
        assertThat(new PublicGuarantee("We answer.", "“Sorry!” and 5 EUR.", true, null).words())
                .isEqualTo("We answer. If we break it: “Sorry!” and 5 EUR.");
    }

    @Test
    void theDescriptionFitsASearchResult() {
        var pieces = List.of(new StatementPiece("We answer 🙂 ".repeat(40), null));
        var promise = new PublicPromise("", pieces, MONTHS, 0, List.of(), List.of(), List.of(), LocalDate.EPOCH);
        var description = promise.description();
        assertThat(description.codePointCount(0, description.length())).isLessThanOrEqualTo(160);
        assertThat(description).endsWith("…");
        assertThat(promise.title()).isEqualTo("Our promise");
    }

    @Test
    void theFeedIsXmlWithAnEntryForEachMonthRemovalAndAction() throws Exception {
        var text = new PromiseFeed(promise(clause("<a> & \u0007b", KEPT)), "https://kept.example.org", ZONE).write();
        var feed = parse(text);
        var entries = feed.getElementsByTagName("entry");
        assertThat(entries.getLength()).isEqualTo(12 + 1 + 1);
        assertThat(feed.getElementsByTagName("updated").item(0).getTextContent())
                .isEqualTo("2026-11-05T00:00:00Z");
        var ids = new ArrayList<String>();
        for (var i = 0; i < feed.getElementsByTagName("id").getLength(); i++) {
            ids.add(feed.getElementsByTagName("id").item(i).getTextContent());
        }
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("https://kept.example.org/promise"));
        // June is judged on 4 July.
        assertThat(text).contains("“&lt;a&gt; &amp;  b”: kept", "2026-07-04T00:00:00+01:00");
        parse(new PromiseFeed(promise(clause("a\uffff\ud83d", KEPT)), "https://kept.example.org", ZONE).write());
    }

    @Test
    void theFeedHasNoMonthBeforeThePromiseAndNoEntryTwice() throws Exception {
        var once = promise(clause("a", "nnnnnnnnnnkk"));
        var twice = new PublicPromise(
                once.company(),
                once.statement(),
                once.months(),
                once.parts(),
                once.clauses(),
                once.retired(),
                List.of(once.actions().get(0), once.actions().get(0)),
                once.updated());
        var feed = parse(new PromiseFeed(twice, "https://kept.example.org", ZONE).write());
        assertThat(feed.getElementsByTagName("entry").getLength()).isEqualTo(2 + 1 + 1);
    }

    @Test
    void badgesAreXmlAndSayWhatBecameOfTheLastMonth() throws Exception {
        var clause = clause("<a> & \"b\"", "kkkkkkkkkkkm");
        var badge = parse(PromiseBadge.of(clause).svg()).getDocumentElement();
        assertThat(badge.getAttribute("aria-label")).isEqualTo("<a> & \"b\": missed in October\u00a02026");
        assertThat(label(promise(clause("a", KEPT), clause("b", "kkkkkkkkkkk-"))))
                .isEqualTo("Our promise: 1 of 2 kept in October\u00a02026");
        assertThat(label(promise(clause("a", "kkkkkkkkkkk-"))))
                .isEqualTo("Our promise: not measured in October\u00a02026");
        var wide = parse(PromiseBadge.of(clause("w".repeat(500), KEPT)).svg()).getDocumentElement();
        assertThat(wide.getAttribute("aria-label")).startsWith("w".repeat(500) + ": kept");
        assertThat(Integer.parseInt(wide.getAttribute("width"))).isBetween(300, 1200);
    }

    /** Draws the path again and compares the corners that every code has. */
    @Test
    void theQrCodeHasItsQuietZoneAndItsCorners() {
        var code = QrSquare.of("https://kept.example.org/promise");
        var dark = new boolean[code.size()][code.size()];
        var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(code.path());
        while (runs.find()) {
            for (var i = 0; i < Integer.parseInt(runs.group(3)); i++) {
                dark[Integer.parseInt(runs.group(2))][Integer.parseInt(runs.group(1)) + i] = true;
            }
        }
        var end = code.size() - 1;
        for (var i = 0; i <= end; i++) {
            for (var edge = 0; edge < 4; edge++) {
                assertThat(dark[edge][i] || dark[i][edge] || dark[end - edge][i] || dark[i][end - edge])
                        .isFalse();
            }
        }
        for (var corner : new int[][] {{4, 4}, {4, end - 10}, {end - 10, 4}}) {
            for (var i = 0; i < 7; i++) {
                assertThat(dark[corner[0]][corner[1] + i]).isTrue();
                assertThat(dark[corner[0] + i][corner[1]]).isTrue();
            }
            assertThat(dark[corner[0] + 1][corner[1] + 1]).isFalse();
            assertThat(dark[corner[0] + 3][corner[1] + 3]).isTrue();
        }
    }

    private static String label(PublicPromise promise) throws Exception {
        return parse(PromiseBadge.of(promise).svg()).getDocumentElement().getAttribute("aria-label");
    }

    private static String owed(@Nullable Long times) {
        return new PublicGuarantee("Answered within a minute", "5 EUR credit", true, times).owed();
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    /**
     * A clause with one letter for each month: k for kept, x with time left out, m for missed, - for not measured, n
     * for not promised yet.
     */
    private static PublicClause clause(String quote, String marks) {
        var months = new ArrayList<MonthVerdict>();
        for (var i = 0; i < MONTHS.size(); i++) {
            var mark =
                    switch (marks.charAt(i)) {
                        case 'k', 'x' -> MonthMark.KEPT;
                        case 'm' -> MonthMark.MISSED;
                        default -> MonthMark.NOT_MEASURED;
                    };
            if (marks.charAt(i) == 'n') {
                months.add(MonthVerdict.notPromised(MONTHS.get(i), false));
                continue;
            }
            var why = mark == MonthMark.NOT_MEASURED ? "no data" : null;
            months.add(new MonthVerdict(MONTHS.get(i), mark, why, marks.charAt(i) == 'x'));
        }
        return new PublicClause("code", quote, List.of(), months, null, List.of());
    }

    private static PublicPromise promise(PublicClause... clauses) {
        return promise(clauses.length, clauses);
    }

    private static PublicPromise promise(int parts, PublicClause... clauses) {
        return new PublicPromise(
                "Saltmarsh Books",
                List.of(new StatementPiece("We answer within a minute.", null)),
                MONTHS,
                parts,
                List.of(clauses),
                List.of(new RetiredClause("every parcel by noon", LocalDate.parse("2026-11-05"), true, null)),
                List.of(new PublicAction("You never call back.", "We call back.", LocalDate.parse("2026-05-01"), null)),
                LocalDate.parse("2026-11-09"));
    }
}
