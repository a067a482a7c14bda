package org.kept.mapping.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.preview.TrialResult;
import org.kept.problem.InputError;
import org.kept.ui.DateFormatter;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;

/**
 * Result of a mapping on a sample, in words.
 *
 * @param headline numbers of records, events, records left out and errors
 * @param more note on results that are not listed; null if all are
 * @param missing the columns that the sample lacks, in words; null if it has all
 * @param warnings members of data that are probably misspelt, in words
 */
public record MappingTrialView(
        String headline,
        @Nullable String more,
        @Nullable String missing,
        List<String> warnings,
        List<TrialEventRow> events,
        List<TrialResult.LeftOutRecord> leftOut,
        List<TrialResult.TrialFault> faults) {

    /** An event that would be accepted, formatted. */
    public record TrialEventRow(
            long record,
            String sentence,
            String type,
            String id,
            String time,
            @Nullable String team,
            @Nullable String channel,
            String data) {

        static TrialEventRow of(TrialResult.TriedEvent event, ZoneId zone) {
            return new TrialEventRow(
                    event.record(),
                    event.sentence(),
                    event.type(),
                    event.id(),
                    moment(event.time(), zone),
                    event.team(),
                    event.channel(),
                    words(event.data()));
        }

        private static String moment(String time, ZoneId zone) {
            try {
                return DateFormatter.moment(OffsetDateTime.parse(time).toInstant(), zone);
            } catch (DateTimeException e) {
                return time;
            }
        }

        /** Members of the data in words: {@code outcome answered · waitSeconds 12}. */
        private static String words(JsonNode data) {
            var words = new ArrayList<String>();
            for (var member : data.properties()) {
                var value = member.getValue();
                words.add(member.getKey() + " " + (value.isValueNode() ? value.asText() : value.toString()));
            }
            return String.join(" · ", words);
        }
    }

    static MappingTrialView of(TrialResult result, ZoneId zone) {
        return new MappingTrialView(
                headline(result.totals()),
                more(result),
                result.missingColumns().isEmpty() ? null : missing(result.missingColumns()),
                result.warnings().stream().map(InputError::detail).toList(),
                result.events().stream()
                        .map(event -> TrialEventRow.of(event, zone))
                        .toList(),
                result.leftOut(),
                result.faults());
    }

    private static String headline(TrialResult.TrialTotals totals) {
        return NumberFormatter.of(totals.records(), "record", "records") + ": "
                + NumberFormatter.of(totals.events(), "event", "events") + ", "
                + NumberFormatter.count(totals.leftOut()) + " left out, "
                + NumberFormatter.of(totals.faults(), "fault", "faults") + ". Nothing was stored.";
    }

    private static @Nullable String more(TrialResult result) {
        var totals = result.totals();
        var isListed = result.events().size() == totals.events()
                && result.leftOut().size() == totals.leftOut()
                && result.faults().size() == totals.faults();
        if (!result.complete()) {
            return "The sample is long, so only its beginning was tried. Up to 200 of each are listed.";
        }
        return isListed ? null : "The first 200 of each are listed.";
    }

    private static String missing(List<String> columns) {
        return (columns.size() == 1 ? "The sample has no column " : "The sample lacks the columns ")
                + ListFormatter.list(columns) + ".";
    }
}
