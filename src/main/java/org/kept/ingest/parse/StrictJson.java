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

/** JSON as the door reads it: numbers exactly as sent, no member twice, nothing after the end, not too deep. */
public final class StrictJson {

    private static final int DEEPEST = 32;
    private static final int MOST_SAID = 200;

    /** A tree of them takes tens of bytes each, so that small bodies of brackets become large ones in memory. */
    private static final int MOST_TOKENS = 2_000_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
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
     * Reads one document in UTF-8.
     *
     * @throws JsonProcessingException when it is none; its original message is fit for the sender
     */
    public static JsonNode read(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    /** The same, of a part of the bytes. */
    static JsonNode read(byte[] bytes, int from, int length) throws IOException {
        return MAPPER.readTree(bytes, from, length);
    }

    /** What is wrong with a document and where, for the sender. */
    public static String explain(JsonProcessingException e) {
        var at = e.getLocation();
        return explain(e, at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }

    /** What is wrong with a document that is one line of a longer body. */
    static String explainLine(JsonProcessingException e) {
        var at = e.getLocation();
        return explain(e, at == null ? "" : " (column " + at.getColumnNr() + ")");
    }

    private static String explain(JsonProcessingException e, String where) {
        var message = e.getOriginalMessage().lines().findFirst().orElse("This is not JSON");
        return InputText.truncate(MOST_SAID, message) + where + ".";
    }

    /** Whether it holds more values than any ten thousand events have. */
    public static boolean isTooMuch(JsonProcessingException e) {
        return e instanceof StreamConstraintsException && e.getOriginalMessage().startsWith("Token count");
    }

    /** Whether it cannot be read because its bytes are not UTF-8. */
    static boolean isEncoding(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Invalid UTF-8");
    }
}
