package org.kept.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** Parser of JSON records that bounds the names, values and brackets of each, so that its tree stays small. */
public final class BoundedRecordParser extends JsonParserDelegate {

    /** An order of several hundred lines has fewer. */
    private static final int MAX_TOKENS = 100_000;

    private int tokens;

    public BoundedRecordParser(JsonParser parser) {
        super(parser);
    }

    /** Counts from here. */
    public void startRecord() {
        tokens = 0;
    }

    /**
     * {@inheritDoc}
     *
     * @throws Problem 413 if the record is too large
     */
    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        if (++tokens > MAX_TOKENS) {
            throw Problem.tooLarge("A single record of this JSON is too large. Split it into an array of records, or"
                    + " into lines of NDJSON.");
        }
        return super.nextToken();
    }

    @Override
    public @Nullable String nextFieldName() throws IOException {
        return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
    }

    @Override
    public @Nullable String nextTextValue() throws IOException {
        return nextToken() == JsonToken.VALUE_STRING ? getText() : null;
    }
}
