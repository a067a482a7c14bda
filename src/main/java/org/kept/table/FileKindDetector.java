package org.kept.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Detects the kind of a file from its first bytes. Names and media types are not trusted, because people often save
 * files under wrong ones.
 */
public final class FileKindDetector {

    /** Number of bytes needed. */
    public static final int BYTES = 64 * 1024;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};
    private static final Pattern HTML =
            Pattern.compile("<(!doctype html|html|head|body|table|meta)\\b.*", Pattern.DOTALL);
    private static final int CONTROLS_OF_BINARY = 500;

    private static final JsonFactory JSON = new JsonFactory();

    private FileKindDetector() {}

    /**
     * The kind of a file.
     *
     * @param beginning its first {@value #BYTES} bytes, or all of them
     */
    public static FileKind detect(byte[] beginning) {
        if (beginning.length == 0) {
            return FileKind.EMPTY;
        }
        if (startsWith(beginning, ZIP)) {
            return kindOfArchive(new String(beginning, StandardCharsets.ISO_8859_1));
        }
        if (startsWith(beginning, EMPTY_ZIP)) {
            return FileKind.ZIP;
        }
        if (startsWith(beginning, OLE2)) {
            return FileKind.XLS;
        }
        if (startsWith(beginning, GZIP)) {
            return FileKind.GZIP;
        }
        return startsWith(beginning, PDF) ? FileKind.PDF : kindOfText(beginning);
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    /** The names of entries are readable in a ZIP archive, because they are not compressed. */
    private static FileKind kindOfArchive(String beginning) {
        if (beginning.contains("xl/workbook.bin") || beginning.contains("xl/worksheets/sheet1.bin")) {
            return FileKind.XLSB;
        }
        if (beginning.contains("application/vnd.oasis.opendocument")) {
            return FileKind.ODS;
        }
        if (beginning.contains("Index/Document.iwa") || beginning.contains("Index/Tables/")) {
            return FileKind.NUMBERS;
        }
        return beginning.contains("xl/") ? FileKind.XLSX : FileKind.ZIP;
    }

    private static FileKind kindOfText(byte[] beginning) {
        var detector = new EncodingDetector();
        detector.add(beginning, beginning.length);
        var encoding = detector.encoding(beginning.length < BYTES);
        var isWide = encoding == CsvEncoding.UTF_16LE || encoding == CsvEncoding.UTF_16BE;
        var text = new String(beginning, encoding == null ? StandardCharsets.UTF_8 : encoding.charset());
        if (isBinary(text, isWide)) {
            return FileKind.BINARY;
        }
        var content = (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        if (content.isEmpty()) {
            return FileKind.EMPTY;
        }
        var first = content.charAt(0);
        if (first == '{' || first == '[') {
            return kindOfJson(content);
        }
        if (first != '<') {
            return FileKind.CSV;
        }
        var lower = content.substring(0, Math.min(content.length(), 1_000)).toLowerCase(Locale.ROOT);
        if (HTML.matcher(lower).matches()) {
            return FileKind.HTML;
        }
        return lower.startsWith("<?xml") ? lower.contains("<html") ? FileKind.HTML : FileKind.XML : FileKind.CSV;
    }

    /** Whether there are zeros, or more than 2‰ of other control characters. */
    private static boolean isBinary(String text, boolean isWide) {
        var controls = text.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a)
                .count();
        return (!isWide && text.indexOf('\0') >= 0) || controls * CONTROLS_OF_BINARY > text.length();
    }

    /** NDJSON if one document ends and another follows it. */
    private static FileKind kindOfJson(String content) {
        if (content.charAt(0) == '[') {
            return FileKind.JSON;
        }
        try (var parser = JSON.createParser(content)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == JsonToken.START_OBJECT ? FileKind.NDJSON : FileKind.JSON;
        } catch (IOException e) {
            // Cut off or malformed JSON, which the reader reports.
            return FileKind.JSON;
        }
    }
}
