package org.kept.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.problem.Problem;

/** An event that exceeds a limit is a separate error; a body that is not JSON is one error. */
class JsonDocumentTest {

    private static final String GOOD = "{\"id\":\"1\"}";

    private static JsonDocument scan(String text) {
        return JsonDocument.scan(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eventsOfAnArrayAreFoundWhereverTheyBegin() {
        var records = scan("\ufeff [ {\"id\":\"é\"} ,\n{\"id\":\"}]\\\"\"},{}]").records();
        assertThat(records).extracting(RawRecord::index).containsExactly(0L, 1L, 2L);
        assertThat(records)
                .extracting(each -> String.valueOf(each.envelope()))
                .containsExactly("{\"id\":\"é\"}", "{\"id\":\"}]\\\"\"}", "{}");
    }

    @Test
    void oneEventIsNoArray() {
        var document = scan(" " + GOOD);
        assertThat(document.isArray()).isFalse();
        assertThat(document.records()).hasSize(1);
        assertThat(document.tree().path("id").asText()).isEqualTo("1");
    }

    @Test
    void aChunkEndsWithAThousandEventsOrWithManyTokens() {
        var ordinary = scan("[" + GOOD + ("," + GOOD).repeat(2499) + "]").chunks();
        assertThat(ordinary.next()).hasSize(1000);
        assertThat(ordinary.next()).hasSize(1000);
        assertThat(ordinary.next()).hasSize(500);
        assertThat(ordinary.hasNext()).isFalse();
        var bracketed = "{\"data\":{\"x\":["
                + IntStream.range(0, 94).mapToObj(i -> "{}").collect(Collectors.joining(",")) + "]}}";
        var dense = scan("[" + bracketed + ("," + bracketed).repeat(2000) + "]");
        assertThat(dense.chunks().next()).hasSizeLessThan(600);
        assertThat(dense.chunkBytes()).isLessThan(dense.parsedBytes()).isEqualTo(5_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
                        + "1234567890}",
                "17",
                "[]"
            })
    void anEventThatBreaksALimitTakesNoOtherDown(String bad) {
        var records = scan("[" + GOOD + "," + bad + "," + GOOD + "]").records();
        assertThat(records).hasSize(3);
        assertThat(records.get(0).unreadable()).isNull();
        assertThat(records.get(2).unreadable()).isNull();
        assertThat(Objects.requireNonNull(records.get(2).envelope()).path("id").asText())
                .isEqualTo("1");
        var error = records.get(1).unreadable();
        if (error == null) {
            assertThat(String.valueOf(records.get(1).envelope())).isEqualTo("null");
        } else {
            assertThat(error.code()).isEqualTo("json.form");
            assertThat(error.detail()).doesNotContain("Constraints", "get", "Factory");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[{\"id\":1}", "{\"id\":}", "[{}]x", "[{}] {}", "{]", "nonsense"})
    void whatIsNotJsonIsRefusedAsAWhole(String text) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> scan(text).records())
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void utf16IsRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> JsonDocument.scan("[]".getBytes(StandardCharsets.UTF_16)))
                .withMessageContaining("UTF-8");
    }

    @Test
    void anArrayOfTooManyIsTooLarge() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> scan("[{}" + ",{}".repeat(10_000) + "]"))
                .withMessageContaining("10,001");
    }
}
