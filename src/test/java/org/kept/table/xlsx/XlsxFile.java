package org.kept.table.xlsx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks for tests part by part, so that they can be wrong in any way. */
public final class XlsxFile {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** A workbook with one sheet named Data and the given formats as styles 1, 2 and so on. */
    public XlsxFile(String... formats) {
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + override("workbook", "sheet.main")
                        + override("styles", "styles")
                        + override("sharedStrings", "sharedStrings")
                        + "</Types>");
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"rId2\" Type=\"" + RELATIONS
                        + "/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
                        + "</Relationships>");
        workbook("<workbookPr/><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets>");
        part("xl/styles.xml", styles(formats));
        part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\"><si><t>shared</t></si></sst>");
        rows("");
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/" + part + ".xml\" ContentType=\"" + TYPES + type + "+xml\"/>";
    }

    private static String styles(String... formats) {
        var codes = new StringBuilder();
        var styles = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (var i = 0; i < formats.length; i++) {
            codes.append("<numFmt numFmtId=\"").append(200 + i).append("\" formatCode=\"");
            codes.append(formats[i].replace("\"", "&quot;")).append("\"/>");
            styles.append("<xf numFmtId=\"").append(200 + i).append("\"/>");
        }
        return "<styleSheet xmlns=\"" + MAIN + "\"><numFmts>" + codes + "</numFmts><cellXfs>" + styles
                + "</cellXfs></styleSheet>";
    }

    /** Replaces a part, or adds one. */
    public XlsxFile part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    /** Replaces the content of the workbook's own part. */
    public XlsxFile workbook(String content) {
        return part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\">" + content + "</workbook>");
    }

    /** Replaces the rows of the first sheet. */
    public XlsxFile rows(String rows) {
        return sheet("sheet1", rows, "");
    }

    /** Replaces a sheet. */
    public XlsxFile sheet(String part, String rows, String after) {
        return part(
                "xl/worksheets/" + part + ".xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData>" + after + "</worksheet>");
    }

    /** Writes the file. */
    public Path write(Path folder) throws IOException {
        var file = Files.createTempFile(folder, "workbook", ".xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
