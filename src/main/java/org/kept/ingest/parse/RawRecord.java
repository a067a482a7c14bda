package org.kept.ingest.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/**
 * One record of a request, not yet validated.
 *
 * @param index its position in the request, from 0
 * @param line its line, from 1; null in bodies without lines
 * @param envelope its content; null if it cannot be read
 * @param unreadable why it cannot be read; null if it can
 */
public record RawRecord(
        long index,
        @Nullable Long line,
        @Nullable JsonNode envelope,
        @Nullable InputError unreadable) {

    private static final int MAX_ARRAY = 10_000;

    public static RawRecord of(long index, @Nullable Long line, JsonNode envelope) {
        return new RawRecord(index, line, envelope, null);
    }

    /**
     * The records of one event, or of an array of at most 10,000.
     *
     * @throws Problem 413 if the array is longer
     */
    public static List<RawRecord> ofDocument(JsonNode document) {
        if (!document.isArray()) {
            return List.of(RawRecord.of(0, null, document));
        }
        if (document.size() > MAX_ARRAY) {
            throw Problem.tooLarge(String.format(
                    Locale.ROOT,
                    "The array holds %,d events; at most 10,000 are taken at once. Send several, or NDJSON, which has no"
                            + " limit.",
                    document.size()));
        }
        var records = new ArrayList<RawRecord>(document.size());
        for (var each : document) {
            records.add(RawRecord.of(records.size(), null, each));
        }
        return records;
    }

    static RawRecord unreadable(long index, @Nullable Long line, String code, String detail) {
        return new RawRecord(index, line, null, InputError.at("", code, detail));
    }
}
