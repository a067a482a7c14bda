package org.kept.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts with and without a wait: the numbers they count in, and their sentences. */
class EventTypeTest {

    private static final BigDecimal NONE = BigDecimal.ZERO;

    @Test
    void aContactWithoutAWaitCountsInNoInputOfWaiting() {
        assertThat(inputs(Map.of("outcome", "answered", "resolved", true, "handleSeconds", NONE)))
                .containsExactlyInAnyOrder(
                        Input.ANSWERED_WAIT_UNKNOWN, Input.RESOLUTION_SAID, Input.RESOLVED, Input.HANDLED);
        assertThat(inputs(Map.of("outcome", "abandoned"))).containsExactly(Input.ABANDONED_WAIT_UNKNOWN);
    }

    @Test
    void aWaitOfNothingIsAWait() {
        assertThat(inputs(Map.of("outcome", "answered", "waitSeconds", NONE)))
                .containsExactlyInAnyOrder(Input.ANSWERED, Input.ANSWERED_IN_TIME);
        assertThat(inputs(Map.of("outcome", "abandoned", "waitSeconds", NONE)))
                .containsExactlyInAnyOrder(Input.ABANDONED, Input.ABANDONED_IN_TIME, Input.ABANDONED_SHORT);
    }

    @Test
    void onlyAKnownWaitIsTold() {
        assertThat(sentence(Map.of("outcome", "answered", "handleSeconds", new BigDecimal("90"), "resolved", false)))
                .isEqualTo("A contact, answered, handled in 90 s, not resolved");
        assertThat(sentence(Map.of("outcome", "abandoned"))).isEqualTo("A contact, abandoned");
        assertThat(sentence(Map.of("outcome", "answered", "waitSeconds", NONE)))
                .isEqualTo("A contact, answered after 0 s");
        assertThat(sentence(Map.of("outcome", "abandoned", "waitSeconds", new BigDecimal("75"))))
                .isEqualTo("A contact, abandoned after 75 s");
    }

    @Test
    void secondsFollowFromTimesUnlessTheyAreStated() {
        var times = Map.<String, Object>of(
                "outcome", "answered",
                "arrivedAt", "2024-03-04T10:00:00Z",
                "answeredAt", "2024-03-04T11:00:12.5+01:00",
                "resolvedAt", "2024-03-04T10:05:00Z");
        var implied = EventType.CONTACT.rule().implied(times::get);
        assertThat(implied.keySet()).containsExactly("waitSeconds", "handleSeconds");
        assertThat((BigDecimal) implied.get("waitSeconds")).isEqualByComparingTo("12.5");
        assertThat((BigDecimal) implied.get("handleSeconds")).isEqualByComparingTo("287.5");

        var stated = Map.<String, Object>of(
                "outcome", "answered",
                "arrivedAt", "2024-03-04T10:00:00Z",
                "answeredAt", "2024-03-04T10:00:12.5Z",
                "waitSeconds", new BigDecimal("12"));
        assertThat(EventType.CONTACT.rule().implied(stated::get)).isEmpty();
    }

    @Test
    void aContactThatSaysWhenItArrivedCountsForItsAnswerAndItsResolution() {
        assertThat(inputs(Map.of(
                        "outcome", "answered",
                        "handleSeconds", NONE,
                        "arrivedAt", "2024-03-04T10:00:00Z",
                        "answeredAt", "2024-03-04T10:00:30Z",
                        "resolvedAt", "2024-03-06T10:00:00Z")))
                .contains(Input.FIRST_RESPONSES, Input.FIRST_RESPONSES_IN_TIME, Input.RESOLUTION_TIMES)
                .doesNotContain(Input.FIRST_RESPONSES_OUTSIDE, Input.RESOLUTION_TIMES_OUTSIDE, Input.AWT_CLOSED);
        assertThat(inputs(Map.of(
                        "outcome", "answered",
                        "arrivedAt", "2024-03-04T10:00:00Z",
                        "answeredAt", "2024-03-04T10:01:01Z")))
                .contains(Input.FIRST_RESPONSES)
                .doesNotContain(Input.FIRST_RESPONSES_IN_TIME, Input.RESOLUTION_TIMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-04T09:59:59Z", "2044-03-04T10:00:00Z"})
    void timesThatCannotBeAreNoTimeToResolution(String resolved) {
        var data = Map.<String, Object>of(
                "outcome",
                "answered",
                "handleSeconds",
                NONE,
                "arrivedAt",
                "2024-03-04T10:00:00Z",
                "resolvedAt",
                resolved);
        assertThat(inputs(data)).doesNotContain(Input.RESOLUTION_TIMES);
    }

    private static Set<Input> inputs(Map<String, Object> data) {
        return EventType.CONTACT.feeds().stream()
                .filter(feed -> feed.accepts(data::get, kpi -> 60))
                .map(Feed::input)
                .collect(Collectors.toSet());
    }

    private static String sentence(Map<String, Object> data) {
        return EventType.CONTACT.sentence().of("c-1", data::get, seconds -> Math.round(seconds) + " s");
    }
}
