package org.kept.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kinds of files, detected by their first bytes. */
class FileKindDetectorTest {

    private static FileKind kind(String text) {
        return FileKindDetector.detect(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", FileKind.EMPTY),
                Arguments.of(" \r\n\n", FileKind.EMPTY),
                Arguments.of("id,time\n1,2026-10-05\n", FileKind.CSV),
                Arguments.of("sep=;\r\nid;time\r\n", FileKind.CSV),
                Arguments.of("a single line", FileKind.CSV),
                Arguments.of("<5 minutes,12\n", FileKind.CSV),
                Arguments.of("{\"id\": 1}", FileKind.JSON),
                Arguments.of("{\n  \"id\": 1,\n  \"lines\": [{\"a\": 1}, {\"a\": 2}]\n}\n", FileKind.JSON),
                Arguments.of("\uFEFF [{\"id\": 1}, {\"id\": 2}]", FileKind.JSON),
                Arguments.of("{\"id\": 1}\n{\"id\": 2}\n", FileKind.NDJSON),
                Arguments.of("{\"id\": {\"a\": [1]}}\r\n\r\n{\"id\": 2", FileKind.NDJSON),
                Arguments.of("{\"id\": \"cut of", FileKind.JSON),
                Arguments.of("<!DOCTYPE html><html><body><table>", FileKind.HTML),
                Arguments.of("\n<table border=1><tr><td>Order", FileKind.HTML),
                Arguments.of("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com\">", FileKind.XML),
                Arguments.of("%PDF-1.7\n", FileKind.PDF),
                Arguments.of("GIF89a\u0001\u0000\u0001\u0000", FileKind.BINARY));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsAreToldApart(String text, FileKind kind) {
        assertThat(kind(text)).isEqualTo(kind);
    }

    static Stream<Arguments> bytes() {
        return Stream.of(
                Arguments.of("504b0304", "[Content_Types].xml xl/workbook.xml", FileKind.XLSX),
                Arguments.of("504b0304", "[Content_Types].xml xl/workbook.bin", FileKind.XLSB),
                Arguments.of("504b0304", "[Content_Types].xml word/document.xml", FileKind.ZIP),
                Arguments.of("504b0304", "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", FileKind.ODS),
                Arguments.of("504b0304", "Index/Document.iwa", FileKind.NUMBERS),
                Arguments.of("504b0304", "orders.csv", FileKind.ZIP),
                Arguments.of("504b0506", "", FileKind.ZIP),
                Arguments.of("d0cf11e0a1b11ae1", "", FileKind.XLS),
                Arguments.of("1f8b0800", "", FileKind.GZIP),
                Arguments.of("89504e470d0a1a0a0000000d", "IHDR", FileKind.BINARY));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void otherFilesAreKnownByTheirMarks(String mark, String rest, FileKind kind) {
        var beginning = mark + HexFormat.of().formatHex(rest.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(FileKindDetector.detect(HexFormat.of().parseHex(beginning))).isEqualTo(kind);
    }

    @Test
    void textMayBeInAnyEncoding() {
        for (var charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(FileKindDetector.detect("\uFEFFid;Größe\n1;2\n".getBytes(charset)))
                    .isEqualTo(FileKind.CSV);
        }
        assertThat(FileKindDetector.detect("id;Größe\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(FileKind.CSV);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadSaysWhatToDo(FileKind kind) {
        var refusal = kind.refusal();
        var canBeRead =
                kind == FileKind.XLSX || kind == FileKind.CSV || kind == FileKind.JSON || kind == FileKind.NDJSON;
        assertThat(refusal == null).isEqualTo(canBeRead);
        if (refusal != null) {
            assertThat(refusal).matches("(This|The) .*\\.");
        }
    }
}
