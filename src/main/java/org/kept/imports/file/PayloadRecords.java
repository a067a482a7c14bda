package org.kept.imports.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.SourceRecord;
import org.kept.problem.Problem;
import org.kept.table.BoundedRecordParser;
import org.kept.table.CsvEncoding;

/** The elements of a JSON array, the objects of NDJSON, or the one object of a file, as payloads. */
final class PayloadRecords extends SourceRecords {

    private static final int MAX_TEXT = 1 << 20;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_TEXT)
                            .maxNestingDepth(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final BoundedRecordParser parser;
    private long number;

    PayloadRecords(Path file, CsvEncoding encoding) throws IOException {
        var text = withoutMark(new InputStreamReader(Files.newInputStream(file), encoding.charset()));
        this.parser = new BoundedRecordParser(JSON.getFactory().createParser(text));
        this.parser.setCodec(JSON);
    }

    private static Reader withoutMark(Reader text) throws IOException {
        var buffered = new BufferedReader(text);
        buffered.mark(1);
        if (buffered.read() != BYTE_ORDER_MARK) {
            buffered.reset();
        }
        return buffered;
    }

    @Override
    @Nullable
    SourceRecord readNext() throws IOException {
        try {
            parser.startRecord();
            var token = parser.nextToken();
            if (number == 0 && token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            if (token == null || token == JsonToken.END_ARRAY) {
                return null;
            }
            JsonNode payload = JSON.readTree(parser);
            return SourceRecord.payload(++number, payload);
        } catch (JsonProcessingException e) {
            var place = parser.currentLocation();
            throw Problem.unreadable("The JSON cannot be read after record " + number + ", near line "
                    + place.getLineNr() + ", column " + place.getColumnNr() + ".");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
