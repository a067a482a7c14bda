package org.kept.mapping.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions return the expected value, or fail with a reason. */
class ExpressionTest {

    private static final Map<String, Object> VARIABLES = Map.of(
            "row", Map.of("Tags", "late, complaint", "Total", "12"),
            "rows", List.of(Map.of("time", "10"), Map.of("time", "25")),
            "cells", List.of("a", "b"),
            "body", Map.of("text", "7", "lines", List.of(Map.of("n", 2L), Map.of("n", 3L))),
            "item", Map.of(),
            "value", "x",
            "zone", "Europe/Berlin",
            "decimal", ".");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sum(body.lines.map(line, line.n)) | 5",
                "int(last(rows)['time']) - int(first(rows)['time']) | 15",
                "int(body['text']) + int(body.text) | 14",
                "double(body['text']) | 7.0",
                "string(body['lines'][0]['n']) + '!' | 2!",
                "sum(body.lines.map(line, int(line['n']))) | 5",
                "'complaint' in words(row['Tags']) | true",
                "lower('ABC') | abc",
                "given(' n/a ') | false",
                "given('0') | true",
                "score('5 - Very satisfied') | 5",
                "score('Extremely likely - 10') | 10",
                "score('Very satisfied (5)') | 5",
                "score('Very satisfied') | Very satisfied",
                "score('4.5') | 4.5",
                "score('3 of 5') | 3 of 5",
                "cell(row, 'tot*') | 12",
                "cell(row, 'nothing') + '!' | !",
                "number('1,062.90', decimal) | 1062.9",
                "number('1.062,90', ',') | 1062.9",
                "number(' ', decimal) | 0.0",
                "epoch('2026-10-05 09:14', zone) - epoch('2026-10-05T07:13:00Z', 'UTC') | 60",
                "has(body.none) ? 'there' : 'not there' | not there",
                "size(hash(cells)) | 16",
                "value + '-csat' | x-csat",
            })
    void anExpressionGivesItsValue(String source, String expected) throws ExpressionException {
        assertThat(ExpressionCompiler.value(source).evaluate(VARIABLES)).hasToString(expected);
    }

    @Test
    void anErrorNamesLineAndColumn() {
        assertThatThrownBy(() -> ExpressionCompiler.value("row['a'] +\n  nothing"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("line 2, column 3");
        assertThatThrownBy(() -> ExpressionCompiler.condition("'text'")).hasMessageContaining("true or false");
        assertThatThrownBy(() -> ExpressionCompiler.list("1 + 1")).hasMessageContaining("a list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "row['missing']",
                "first(body.none)",
                "1 / 0",
                "body.all.all(a, body.all.all(b, body.all.all(c, a + b + c >= 0)))",
                "body.all.map(a, body.all.map(b, a * b))",
                "body.all.exists(a, body.text.matches('(x+x+)+y') && a < 0)",
                "[body.text + body.text].map(t, t + t + t + t)[0]",
            })
    void whatFailsOrIsTooMuchEndsWithItsReason(String source) throws ExpressionException {
        var variables = new HashMap<>(VARIABLES);
        variables.put("body", Map.of("all", Collections.nCopies(5000, 1L), "text", "x".repeat(10_000)));
        var expression = ExpressionCompiler.value(source);
        assertThatThrownBy(() -> expression.evaluate(variables))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(source);
    }

    @Test
    void aTextThatGrowsIsStoppedOnItsWay() throws ExpressionException {
        var variables = new HashMap<>(VARIABLES);
        variables.put("body", Map.of("text", "x".repeat(1_000_000)));
        var eight = "[%1$s + %1$s + %1$s + %1$s + %1$s + %1$s + %1$s + %1$s]";
        var nested = "[body.text].map(a, " + eight.formatted("a") + ".map(b, " + eight.formatted("b") + "))";
        for (var source : List.of("size(body.text" + " + body.text".repeat(12) + ") > 0", nested)) {
            var expression = ExpressionCompiler.value(source);
            assertThatThrownBy(() -> expression.evaluate(variables))
                    .isInstanceOf(ExpressionException.class)
                    .hasMessageContaining(source);
        }
    }

    @Test
    void whatIsTooSlowAgainAndAgainIsNotTriedForAWhile() throws ExpressionException {
        var now = new AtomicLong();
        var step = new AtomicLong(TimeUnit.SECONDS.toNanos(1));
        var expression =
                ExpressionCompiler.value("size(cells.map(cell, cell + '!'))").timedBy(() -> now.addAndGet(step.get()));
        for (var i = 0; i < 20; i++) {
            assertThatThrownBy(() -> expression.evaluate(VARIABLES)).hasMessageContaining("takes longer than 200 ms");
        }
        step.set(0);
        assertThatThrownBy(() -> expression.evaluate(VARIABLES)).hasMessageContaining("takes longer than 200 ms");
        now.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(expression.evaluate(VARIABLES)).hasToString("2");
    }

    @Test
    void aMissingColumnOrMemberIsNamed() throws ExpressionException {
        for (var source : List.of("row['Survey Type'] == 'x'", "row.Survey == 'x'")) {
            var column = ExpressionCompiler.condition(source);
            assertThatThrownBy(() -> column.evaluate(VARIABLES)).hasMessageContaining("The file has no column 'Survey");
        }
        var payload = new HashMap<>(VARIABLES);
        payload.put("row", Map.of());
        for (var source : List.of("body['kind'] == 1", "body.kind == 1", "body.text.kind == 1")) {
            var member = ExpressionCompiler.condition(source);
            assertThatThrownBy(() -> member.evaluate(payload))
                    .hasMessageEndingWith("fails: The record has no member 'kind'.");
        }
    }
}
