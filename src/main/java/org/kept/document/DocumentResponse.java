package org.kept.document;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.request.AcceptHeader;

/** A document with versions over HTTP, as JSON or YAML; its ETag names the version and the format. */
public final class DocumentResponse {

    public static final String YAML = "application/yaml";
    public static final String X_YAML = "application/x-yaml";
    public static final String TEXT_YAML = "text/yaml";

    private DocumentResponse() {}

    /** The format of the body of a request; JSON by default. */
    public static DocumentFormat sent(HttpHeaders headers) {
        return isYaml(headers.getMediaType()) ? DocumentFormat.YAML : DocumentFormat.JSON;
    }

    /** The document in the first supported format that the caller accepts; JSON by default. */
    public static Response of(int version, HttpHeaders headers, Function<DocumentFormat, String> write) {
        return of(version, headers, null, write);
    }

    /**
     * The document, or 304 if the caller has it.
     *
     * @param known the header {@code If-None-Match}; null without one
     */
    public static Response of(
            int version, HttpHeaders headers, @Nullable String known, Function<DocumentFormat, String> write) {
        var format = accepted(headers);
        var tag = "\"" + version + (format == DocumentFormat.YAML ? "-yaml" : "") + "\"";
        if (known != null && known.contains(tag)) {
            return Response.notModified().header("ETag", tag).build();
        }
        return Response.ok(write.apply(format))
                .type(format == DocumentFormat.JSON ? MediaType.APPLICATION_JSON : YAML + ";charset=UTF-8")
                .header("ETag", tag)
                .header("Vary", "Accept")
                .build();
    }

    private static DocumentFormat accepted(HttpHeaders headers) {
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
