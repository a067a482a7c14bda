package org.kept.sample;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.calendar.ReportingZone;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleCompanyTest {

    private static final ReportingZone LONDON = new ReportingZone(ZoneId.of("Europe/London"));
    private static final Instant WEDNESDAY = Instant.parse("2026-11-18T15:00:00Z");

    private final List<ObjectNode> events =
            new SampleCompany(LONDON, WEDNESDAY).events().toList();

    @Test
    void theSameInstantGivesTheSameCompany() {
        assertThat(new SampleCompany(LONDON, WEDNESDAY).events()).containsExactlyElementsOf(events);
    }

    @Test
    void laterInTheWeekEventsAreOnlyAdded() {
        var friday = new SampleCompany(LONDON, WEDNESDAY.plusSeconds(2 * 86_400)).events();
        var known = friday.filter(event -> !timeOf(event).isAfter(WEDNESDAY)).toList();
        assertThat(known).isEqualTo(events);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T15:00:00Z, Europe/London",
        "2026-01-02T10:00:00Z, Europe/London",
        "2027-01-01T00:30:00Z, Asia/Kolkata",
        "2026-10-25T01:30:00Z, Europe/Berlin",
        "2026-06-15T00:00:01Z, America/New_York"
    })
    void eventsAreInOrderAndNoneIsInTheFuture(Instant now, ZoneId zone) {
        var times = new SampleCompany(new ReportingZone(zone), now)
                .events()
                .map(SampleCompanyTest::timeOf)
                .toList();
        assertThat(times).isSorted().hasSizeBetween(60_000, 90_000);
        assertThat(times.get(times.size() - 1)).isBeforeOrEqualTo(now);
        assertThat(times.get(0)).isAfter(now.minusSeconds(106L * 7 * 86_400));
    }

    @Test
    void sourceAndIdAreUnique() {
        var seen = new HashSet<String>();
        assertThat(events).allMatch(event -> seen.add(text(event, "source") + " " + text(event, "id")));
    }

    @Test
    void everyTypeOccursWithTheMembersOfTheContract() {
        assertThat(events.stream().map(event -> text(event, "type")).collect(toSet()))
                .isEqualTo(Set.copyOf(EventType.codes(EventType.builtIn())));
        assertThat(events).filteredOn(event -> !hasExpectedMembers(event)).isEmpty();
    }

    @Test
    void contactsAndSurveysAreInRange() {
        assertThat(events.stream().filter(event -> text(event, "type").equals("contact")))
                .allMatch(event -> event.at("/data/waitSeconds").isIntegralNumber()
                        && event.at("/data/waitSeconds").asLong() >= 0
                        && Set.of("answered", "abandoned")
                                .contains(event.at("/data/outcome").asText()));
        var highest = Map.of("csat", 5, "ces", 7);
        assertThat(events.stream().filter(event -> text(event, "type").equals("survey")))
                .allMatch(event -> event.at("/data/score").isInt()
                        && event.at("/data/score").asInt() >= 1
                        && event.at("/data/score").asInt()
                                <= highest.getOrDefault(
                                        event.at("/data/question").asText(), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "channel"})
    void thereAreThreeOfEachDimension(String dimension) {
        assertThat(events.stream()
                        .filter(event -> event.has(dimension))
                        .map(event -> text(event, dimension))
                        .collect(toSet()))
                .hasSize(3);
    }

    @Test
    void notesAreWithinTheTwoYears() {
        var notes = new SampleCompany(LONDON, WEDNESDAY).notes();
        assertThat(notes).hasSize(2).allSatisfy(note -> assertThat(note.from())
                .isBetween(LocalDate.of(2024, 11, 18), LocalDate.of(2026, 11, 16)));
    }

    private static boolean hasExpectedMembers(ObjectNode event) {
        return names(event).containsAll(Set.of("id", "source", "type", "time", "team", "data"))
                && Set.of("id", "source", "type", "time", "team", "channel", "data")
                        .containsAll(names(event))
                && fields(text(event, "type")).containsAll(names(event.get("data")));
    }

    private static Set<String> fields(String type) {
        var known = EventType.builtIn(type);
        return known == null
                ? Set.of()
                : known.fields().stream().map(EventField::name).collect(toSet());
    }

    private static Set<String> names(JsonNode node) {
        var names = new HashSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Instant timeOf(ObjectNode event) {
        return OffsetDateTime.parse(text(event, "time")).toInstant();
    }

    private static String text(ObjectNode event, String member) {
        return event.path(member).asText();
    }
}
