package org.kept.table;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kind of a file. */
public enum FileKind {
    XLSX(null),
    CSV(null),
    JSON(null),
    NDJSON(null),
    EMPTY("The file is empty."),
    XLS("This is an Excel workbook of the old kind (.xls), or one with a password. Open it in Excel, remove the"
            + " password, and save it as .xlsx or CSV."),
    XLSB("This is a binary Excel workbook (.xlsb). Open it in Excel and save it as .xlsx or CSV."),
    ODS("This is an OpenDocument file. Open it in LibreOffice and save it as .xlsx or CSV."),
    NUMBERS("This is a document of Apple's Numbers. Export it from there as Excel or CSV."),
    ZIP("This is a ZIP archive. Unpack it and send the file inside."),
    GZIP("This file is compressed with gzip. Unpack it and send the file inside."),
    PDF("This is a PDF, which has no rows. Export the report as .xlsx or CSV."),
    HTML("This is a web page, even if its name ends in .xls. Open it in Excel and save it as .xlsx or CSV."),
    XML("This is an XML file. Export the data as .xlsx, CSV or JSON."),
    BINARY("This file is neither text nor a workbook. Send .xlsx, CSV, JSON or NDJSON.");

    private final @Nullable String refusal;

    FileKind(@Nullable String refusal) {
        this.refusal = refusal;
    }

    /** Code in answers, such as {@code xlsx}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why files of this kind cannot be read, and what to do; null if they can be read. */
    public @Nullable String refusal() {
        return refusal;
    }
}
