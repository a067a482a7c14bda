package org.kept.ingest.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.kept.ingest.InputText;

/**
 * Strict JSON parser for events: numbers exactly as sent, no duplicate members, nothing after the end, limited depth.
 */
public final class StrictJson {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_MESSAGE = 200;

    /** Each takes tens of bytes in a tree, so that a small body of brackets becomes large in memory. */
    private static final int MAX_TOKENS = 2_000_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    /**
     * Parses one document in UTF-8.
     *
     * @throws JsonProcessingException if it is invalid; its original message may be shown to the sender
     */
    public static JsonNode read(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    /** Parses a part of the bytes. */
    static JsonNode read(byte[] bytes, int from, int length) throws IOException {
        return MAPPER.readTree(bytes, from, length);
    }

    /** The error for the sender, with line and column. */
    public static String explain(JsonProcessingException e) {
        var at = e.getLocation();
        return explain(e, at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }

    /** The error for a document that is one line of a longer body, with its column. */
    static String explainLine(JsonProcessingException e) {
        var at = e.getLocation();
        return explain(e, at == null ? "" : " (column " + at.getColumnNr() + ")");
    }

    private static String explain(JsonProcessingException e, String where) {
        var message = e.getOriginalMessage().lines().findFirst().orElse("This is not JSON");
        return InputText.truncate(MAX_MESSAGE, message) + where + ".";
    }

    /** Whether the document has more tokens than any 10,000 events. */
    public static boolean exceedsTokenLimit(JsonProcessingException e) {
        return e instanceof StreamConstraintsException && e.getOriginalMessage().startsWith("Token count");
    }

    /** Whether the bytes are not UTF-8. */
    static boolean isEncoding(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Invalid UTF-8");
    }
}
