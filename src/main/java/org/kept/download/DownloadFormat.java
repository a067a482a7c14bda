package org.kept.download;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;
import org.kept.request.AcceptHeader;

/** Formats of an answer. */
public enum DownloadFormat {
    JSON("json", MediaType.APPLICATION_JSON),
    CSV("csv", DownloadFormat.CSV_TYPE),
    XLSX("xlsx", DownloadFormat.XLSX_TYPE);

    /** The media type of CSV, for the routes that produce it. */
    public static final String CSV_TYPE = "text/csv";

    /** The media type of an Excel workbook. */
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The description of the parameter in OpenAPI. */
    public static final String PARAMETER = "`csv` or `xlsx` for a table, also by `Accept`; `json` otherwise";

    private final String code;
    private final String mediaType;

    DownloadFormat(String code, String mediaType) {
        this.code = code;
        this.mediaType = mediaType;
    }

    /** The value of the parameter, and the suffix of files. */
    public String code() {
        return code;
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * The requested format: that of the parameter, otherwise the first accepted media type that is one of these.
     *
     * @throws Problem 400 if the parameter is none of them
     */
    public static DownloadFormat of(@Nullable String parameter, HttpHeaders headers) {
        if (parameter != null) {
            for (var format : values()) {
                if (format.code.equals(parameter)) {
                    return format;
                }
            }
            throw Problem.parameter(
                    "format",
                    parameter,
                    Arrays.stream(values()).map(DownloadFormat::code).toList());
        }
        for (var accepted : AcceptHeader.mediaTypes(headers)) {
            for (var format : values()) {
                if (accepted.isCompatible(MediaType.valueOf(format.mediaType))) {
                    return format;
                }
            }
        }
        return JSON;
    }
}
