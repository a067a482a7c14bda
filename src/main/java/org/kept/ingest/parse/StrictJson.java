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
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;

/**
 * Strict JSON parser for events: numbers exactly as sent, no duplicate members, nothing after the end, limited depth.
 */
public final class StrictJson {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_MESSAGE = 200;

    /** More tokens than 16 KiB of data can have; each takes tens of bytes in a tree. */
    static final int MAX_TOKENS = 20_000;

    private static final int MAX_DIGITS = 100;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .maxNumberLength(MAX_DIGITS)
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

    /** Parses the data of a stored event. */
    public static ObjectNode readStored(String data) {
        try {
            return (ObjectNode) read(data.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("stored data is not JSON", e);
        }
    }

    /** Parses a part of the bytes as a record. */
    static RawRecord record(
            long index,
            @Nullable Long line,
            byte[] bytes,
            int from,
            int length,
            Function<JsonProcessingException, String> explanation) {
        try (var parser = MAPPER.createParser(bytes, from, length)) {
            var envelope = MAPPER.<JsonNode>readTree(parser);
            return RawRecord.of(index, line, envelope == null ? NullNode.getInstance() : envelope, (int)
                    parser.currentTokenCount());
        } catch (JsonProcessingException e) {
            return isEncoding(e)
                    ? notUtf8(index, line)
                    : RawRecord.unreadable(index, line, "json.form", explanation.apply(e));
        } catch (IOException e) {
            return notUtf8(index, line);
        }
    }

    private static RawRecord notUtf8(long index, @Nullable Long line) {
        return RawRecord.unreadable(
                index, line, "json.encoding", line == null ? "The event is not UTF-8." : "The line is not UTF-8.");
    }

    /** The error for the sender, with line and column. */
    public static String explain(JsonProcessingException e) {
        var at = e.getLocation();
        return explain(e, at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }

    /** The error for an event in an array, with line and column within the event. */
    static String explainEvent(JsonProcessingException e) {
        var at = e.getLocation();
        return explain(
                e, at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + " of the event)");
    }

    /** The error for a document that is one line of a longer body, with its column. */
    static String explainLine(JsonProcessingException e) {
        var at = e.getLocation();
        return explain(e, at == null ? "" : " (column " + at.getColumnNr() + ")");
    }

    private static String explain(JsonProcessingException e, String where) {
        var message = e.getOriginalMessage().lines().findFirst().orElse("This is not JSON");
        var words = e instanceof StreamConstraintsException ? limit(message) : message;
        return InputText.truncate(MAX_MESSAGE, words) + where + ".";
    }

    /** The limit that was exceeded; Jackson's own message names its methods. */
    private static String limit(String message) {
        if (message.startsWith("Document nesting depth")) {
            return "It is nested deeper than " + MAX_DEPTH + " levels";
        }
        if (message.startsWith("Number value length")) {
            return "A number has more than " + MAX_DIGITS + " characters";
        }
        if (message.startsWith("Token count")) {
            return "It has more than " + MAX_TOKENS + " names, values and brackets";
        }
        return "A name or text is too long";
    }

    /** Whether the bytes are not UTF-8. */
    private static boolean isEncoding(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Invalid UTF-8");
    }
}
