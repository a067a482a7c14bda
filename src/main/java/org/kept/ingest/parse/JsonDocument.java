package org.kept.ingest.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.kept.problem.Problem;

/**
 * A JSON body: one event, or an array of at most 10,000.
 *
 * <p>A first pass over the bytes checks the syntax and finds where each event begins and ends, without a tree: a tree
 * takes tens of times the bytes. A second pass parses a chunk of events at a time, so that memory is bounded by the
 * chunk, and an event that breaks a limit is an error of its own.
 */
public final class JsonDocument {

    private static final int MAX_ARRAY = 10_000;
    private static final int CHUNK_EVENTS = 1000;

    /** Five times the tokens of a typical chunk. */
    private static final int CHUNK_TOKENS = 100_000;

    /** Limits for the first pass only, wide enough to let the second pass name the event that breaks one. */
    private static final JsonFactory SCANNER = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50_000)
                    .maxNumberLength(100_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final byte[] bytes;
    private final boolean array;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int[] tokens = new int[16];
    private int size;
    private long allTokens;

    private JsonDocument(byte[] bytes, boolean array) {
        this.bytes = bytes;
        this.array = array;
    }

    /**
     * Checks the syntax of an array and finds its events; the syntax of one event is checked when it is parsed.
     *
     * @throws Problem 400 if this is not JSON in UTF-8, 413 for an array of more than 10,000
     */
    public static JsonDocument scan(byte[] bytes) {
        if (isUtf16(bytes)) {
            throw Problem.unreadable("The body is not JSON in UTF-8.");
        }
        try (var parser = SCANNER.createParser(bytes)) {
            var first = parser.nextToken();
            if (first == null) {
                throw Problem.unreadable("The body is empty.");
            }
            if (first != JsonToken.START_ARRAY) {
                // One event is parsed as a whole, which checks its syntax.
                return new JsonDocument(bytes, false);
            }
            var document = new JsonDocument(bytes, true);
            document.scan(parser);
            if (parser.nextToken() != null) {
                throw Problem.unreadable("The body is not JSON: more text follows after its end.");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw Problem.unreadable("The body is not JSON: " + StrictJson.explain(e));
        } catch (IOException e) {
            throw Problem.unreadable("The body is not JSON in UTF-8.");
        }
    }

    /** Jackson would detect these encodings, but the offsets would be lost. */
    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || (bytes[0] & 0xff) >= 0xfe);
    }

    private void scan(JsonParser parser) throws IOException {
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            scanEvent(parser, token);
        }
        if (size > MAX_ARRAY) {
            throw Problem.tooLarge(String.format(
                    Locale.ROOT,
                    "The array has %,d events; the limit is 10,000. Split it, or send NDJSON, which has no limit.",
                    size));
        }
    }

    private void scanEvent(JsonParser parser, JsonToken first) throws IOException {
        var isObject = first == JsonToken.START_OBJECT;
        var start = isObject ? (int) parser.currentTokenLocation().getByteOffset() : -1;
        var count = 1;
        for (var depth = depth(first); depth > 0; count++) {
            depth += depth(parser.nextToken());
        }
        var end = isObject ? (int) parser.currentLocation().getByteOffset() : -1;
        if (size < MAX_ARRAY) {
            add(start, end, count);
        }
        size++;
        allTokens += count;
    }

    private static int depth(JsonToken token) {
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    private void add(int start, int end, int count) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        tokens[size] = count;
    }

    public boolean isArray() {
        return array;
    }

    /** Estimated memory of one chunk of events, parsed. */
    public long chunkBytes() {
        return Math.min(parsedBytes(), (long) CHUNK_TOKENS * RawRecord.BYTES_PER_TOKEN);
    }

    /** Estimated memory of all events, parsed. */
    public long parsedBytes() {
        // A token has at least one byte.
        var all = array ? allTokens : Math.min(bytes.length, StrictJson.MAX_TOKENS);
        return all * RawRecord.BYTES_PER_TOKEN;
    }

    /**
     * The body as one tree.
     *
     * @throws Problem 400 if it breaks a limit
     */
    public JsonNode tree() {
        try {
            return StrictJson.read(bytes);
        } catch (JsonProcessingException e) {
            throw Problem.unreadable("The body is not JSON: " + StrictJson.explain(e));
        } catch (IOException e) {
            throw Problem.unreadable("The body is not JSON in UTF-8.");
        }
    }

    /** All events, parsed. */
    public List<RawRecord> records() {
        if (!array) {
            return List.of(RawRecord.of(0, null, tree()));
        }
        var records = new ArrayList<RawRecord>(size);
        chunks().forEachRemaining(records::addAll);
        return records;
    }

    /** The events of an array in chunks; each chunk is parsed when it is asked for. */
    public Iterator<List<RawRecord>> chunks() {
        return new Iterator<>() {

            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public List<RawRecord> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                var chunk = new ArrayList<RawRecord>();
                for (var sum = 0; next < size && sum < CHUNK_TOKENS && chunk.size() < CHUNK_EVENTS; next++) {
                    sum += tokens[next];
                    chunk.add(parse(next));
                }
                return chunk;
            }
        };
    }

    private RawRecord parse(int index) {
        if (starts[index] < 0) {
            return RawRecord.of(index, null, NullNode.getInstance());
        }
        return StrictJson.record(
                index, null, bytes, starts[index], ends[index] - starts[index], StrictJson::explainEvent);
    }
}
