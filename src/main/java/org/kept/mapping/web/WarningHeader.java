package org.kept.mapping.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import org.kept.problem.InputError;

/** The header with the warnings about a mapping that was saved: JSON in ASCII, the characters that a header can have. */
final class WarningHeader {

    private static final ObjectWriter ASCII = new ObjectMapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private WarningHeader() {}

    static String of(List<InputError> warnings) {
        try {
            return ASCII.writeValueAsString(warnings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Warnings not written", e);
        }
    }
}
