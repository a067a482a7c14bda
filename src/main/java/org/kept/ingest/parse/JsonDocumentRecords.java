package org.kept.ingest.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kept.problem.Problem;

/** The arrivals of a body, by its form. */
public final class JsonDocumentRecords {

    private static final int MOST_IN_ARRAY = 10_000;

    private JsonDocumentRecords() {}

    /** One event, or an array of at most 10,000. */
    public static List<RawRecord> ofDocument(JsonNode document) {
        if (!document.isArray()) {
            return List.of(RawRecord.of(0, null, document));
        }
        if (document.size() > MOST_IN_ARRAY) {
            throw Problem.tooLarge(String.format(
                    Locale.ROOT,
                    "The array holds %,d events; at most 10,000 are taken at once. Send several, or NDJSON, which has no"
                            + " limit.",
                    document.size()));
        }
        var arrivals = new ArrayList<RawRecord>(document.size());
        for (var each : document) {
            arrivals.add(RawRecord.of(arrivals.size(), null, each));
        }
        return arrivals;
    }
}
