package org.kept.mapping.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentFormat;
import org.kept.mapping.store.MappingText;
import org.kept.problem.InputError;
import org.kept.request.AcceptHeader;

/** JSON and YAML in requests and responses of the mappings, as for the mission. */
final class MappingFormats {

    static final String YAML = "application/yaml";
    static final String X_YAML = "application/x-yaml";
    static final String TEXT_YAML = "text/yaml";

    private static final ObjectWriter ASCII = new ObjectMapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private MappingFormats() {}

    /** The document in this format, with the version in its ETag. */
    static Response answer(MappingText mapping, DocumentFormat format) {
        return Response.ok(mapping.write(format))
                .type(format == DocumentFormat.JSON ? MediaType.APPLICATION_JSON : YAML + ";charset=UTF-8")
                .header("ETag", tag(mapping, format))
                .header("Vary", "Accept")
                .build();
    }

    /** Warnings as JSON in ASCII, the characters that a header can have. */
    static String header(List<InputError> warnings) {
        try {
            return ASCII.writeValueAsString(warnings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Warnings not written", e);
        }
    }

    static String tag(MappingText mapping, DocumentFormat format) {
        return "\"" + mapping.version() + (format == DocumentFormat.YAML ? "-yaml" : "") + "\"";
    }

    static DocumentFormat sent(HttpHeaders headers) {
        return isYaml(headers.getMediaType()) ? DocumentFormat.YAML : DocumentFormat.JSON;
    }

    /** The first supported format that the caller accepts; JSON by default. */
    static DocumentFormat accepted(HttpHeaders headers) {
        for (var type : AcceptHeader.mediaTypes(headers)) {
            if (isYaml(type)) {
                return DocumentFormat.YAML;
            }
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return DocumentFormat.JSON;
            }
        }
        return DocumentFormat.JSON;
    }

    private static boolean isYaml(@Nullable MediaType type) {
        return type != null && type.getSubtype().endsWith("yaml");
    }
}
