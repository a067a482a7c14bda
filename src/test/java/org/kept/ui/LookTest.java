package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.kept.access.keys.InvalidKeyLimiterTest;
import org.kept.chart.TrendFigure;

/** Renders pages of made-up numbers from the tags alone into {@code target/look} for visual inspection. */
@QuarkusTest
@TestProfile(InvalidKeyLimiterTest.Few.class)
class LookTest {

    @Inject
    Engine engine;

    @Inject
    TestVisitor visitor;

    @Test
    @ActivateRequestContext
    void visitorsWhoAreNotSignedInSeeNoNavigation() throws IOException {
        visitor.signOut();
        try {
            assertThat(written("bare", template("form")))
                    .contains("Lantern Books", "API keys")
                    .doesNotContain("<nav", "/account", "/logout");
        } finally {
            visitor.signIn();
        }
    }

    @Test
    @ActivateRequestContext
    void aScorecardIsBuiltFromTheTags() throws IOException {
        var page = written(
                "scorecard",
                template("scorecard")
                        .data("period", "week to 15 Nov 2026, Europe/London")
                        .data("statement", ChartFixtures.statement())
                        .data("headline", "5 of 9 targets were missed; 2 measures are worse than usual.")
                        .data("clauses", ChartFixtures.clauses()));
        assertThat(page)
                .contains("Lantern Books", "Ines Okoro", "href=\"/keys\"", "no answers that week", "too few")
                .doesNotContain("style=", "NOT_FOUND");
    }

    @Test
    @ActivateRequestContext
    void aTrendIsBuiltFromTheTags() throws IOException {
        var figure = TrendFigure.of(
                "First reply within 4 hours, 105 weeks",
                "In opening hours, Monday to Saturday. One point per week. Shaded: usual range, recalculated only where"
                        + " someone reset the limits.",
                ChartFixtures.trend());
        var page = written("trend", template("trend").data("figure", figure));
        assertThat(page)
                .contains("Week to 15\u00a0Nov\u00a02026: ", "no letters that week", "Data table, 105\u00a0weeks")
                .doesNotContain("style=", "NOT_FOUND");
    }

    @Test
    @ActivateRequestContext
    void aFormHasItsErrorsAtItsFields() throws IOException {
        assertThat(written("form", template("form"))).contains("aria-describedby=\"name-hint name-error\"");
    }

    @Test
    void numbersAndDatesCanBeFormattedInATemplate() {
        var text = engine.parse("{num:value('fraction', share)} of {num:of(orders, 'order', 'orders')},"
                        + " {num:target('seconds', none, most)}, {date:period(week)}, {mark:verdict('met')}")
                .data("share", 0.8312, "orders", 1104, "none", null, "most", 60.0, "week", ChartFixtures.WEEK)
                .render();
        assertThat(NumberFormatterTest.spaced(text))
                .isEqualTo("83.1% of 1,104 orders, ≤ 60 s, week to 15 Nov 2026, met");
    }

    @Test
    void valuesAreEscapedInTheReadingTag() {
        var text = engine.parse("{#reading figure /}", Variant.forContentType("text/html"))
                .data("figure", FormattedReading.absent("<script>"))
                .render();
        assertThat(text).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    private TemplateInstance template(String name) {
        return engine.getTemplate("mockups/" + name).instance();
    }

    private static String written(String name, TemplateInstance page) throws IOException {
        var text = page.render();
        var folder = Files.createDirectories(Path.of("target", "look"));
        Files.writeString(folder.resolve(name + ".html"), text);
        return text;
    }
}
