package org.kept.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** Reads the objects of a JSON array, the lines of NDJSON, or one object, as texts by JSON pointer. */
final class JsonRecords implements Closeable {

    private static final int MAX_MEMBERS = 1_000;
    private static final int MAX_DEPTH = 12;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BoundedRecordParser parser;
    private long read;

    JsonRecords(Path file, CsvEncoding encoding) throws IOException {
        this.parser = new BoundedRecordParser(MAPPER.getFactory()
                .createParser(new InputStreamReader(Files.newInputStream(file), encoding.charset())));
    }

    /**
     * The next record: each text, number and truth value in it by its pointer; of an array, the first element.
     *
     * @return null after the last record
     * @throws Problem 400 if the file is not valid JSON from here on, 413 if a record is too large
     */
    @Nullable
    Map<String, String> next() throws IOException {
        try {
            parser.startRecord();
            var token = parser.nextToken();
            if (read == 0 && token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            if (token == null || token == JsonToken.END_ARRAY) {
                return null;
            }
            JsonNode node = MAPPER.readTree(parser);
            read++;
            var members = new LinkedHashMap<String, String>();
            addMembers("", node, 0, members);
            return members;
        } catch (JsonProcessingException e) {
            var place = parser.currentLocation();
            throw Problem.unreadable("The JSON cannot be read after record " + read + ", near line " + place.getLineNr()
                    + ", column " + place.getColumnNr() + ".");
        }
    }

    private static void addMembers(String pointer, JsonNode node, int depth, Map<String, String> members) {
        if (members.size() >= MAX_MEMBERS || depth > MAX_DEPTH) {
            return;
        }
        if (node.isObject()) {
            for (var member : node.properties()) {
                var name = member.getKey().replace("~", "~0").replace("/", "~1");
                addMembers(pointer + "/" + name, member.getValue(), depth + 1, members);
            }
        } else if (node.isArray()) {
            if (!node.isEmpty()) {
                addMembers(pointer + "/0", node.get(0), depth + 1, members);
            }
        } else {
            members.put(pointer, node.isNull() ? "" : node.asText().strip());
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
