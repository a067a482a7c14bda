package org.kept.scorecard.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.CanonicalJson;

/**
 * Everything stored of a published week. Members are never renamed, because stored documents are never rewritten.
 *
 * @param format the version of this form of document, 1
 * @param zone the reporting zone
 * @param at the moment of publication, in UTC
 * @param mission the whole document of the mission that judged the week; null without one
 */
public record PublishedDocument(
        int format,
        String zone,
        String at,
        String by,
        @Nullable WeekComment comment,
        @Nullable JsonNode mission,
        ScorecardDocument scorecard) {

    /** The current format. */
    public static final int FORMAT = 1;

    /** The document in canonical JSON: members sorted, those without a value left out. */
    public String write(ObjectMapper json) {
        return CanonicalJson.sorted((ObjectNode) json.valueToTree(this)).toString();
    }

    /** Reads what {@link #write} wrote, also of a later release with more members. */
    public static PublishedDocument read(String document, ObjectMapper json) {
        try {
            return json.readerFor(PublishedDocument.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A published week cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
