package org.kept.browser;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The text of a PDF by Chromium, as far as its fonts' tables allow: enough to find words in it. */
final class PdfText {

    private static final Pattern STREAM = Pattern.compile("stream\\r?\\n");
    private static final Pattern RANGES = Pattern.compile("beginbf(char|range)(.*?)endbf", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("<([0-9A-Fa-f]+)>");
    private static final int HEX = 16;
    private static final int DIGITS = 4;

    private PdfText() {}

    /**
     * The possible texts of the drawings in a PDF; a sheet is one or more of them. The codes of its glyphs are decoded
     * with each font's table, because the reference from font to table is not resolved.
     */
    static List<String> of(byte[] pdf) {
        var drawings = new ArrayList<String>();
        var tables = new ArrayList<Map<Integer, String>>();
        for (var stream : streams(pdf)) {
            if (stream.contains("beginbf")) {
                tables.add(table(stream));
            } else if (stream.contains(" Tf") && stream.contains("BT")) {
                drawings.add(stream);
            }
        }
        return drawings.stream()
                .flatMap(drawing -> tables.stream().map(table -> read(drawing, table)))
                .toList();
    }

    private static String read(String drawing, Map<Integer, String> table) {
        var text = new StringBuilder();
        CODE.matcher(drawing).results().forEach(each -> {
            var codes = each.group(1);
            for (var i = 0; i + DIGITS <= codes.length(); i += DIGITS) {
                text.append(table.getOrDefault(Integer.parseInt(codes.substring(i, i + DIGITS), HEX), "?"));
            }
        });
        return text.toString();
    }

    private static Map<Integer, String> table(String cmap) {
        var table = new HashMap<Integer, String>();
        RANGES.matcher(cmap).results().forEach(block -> {
            var codes = CODE.matcher(block.group(2))
                    .results()
                    .map(each -> Integer.parseInt(each.group(1), HEX))
                    .toList();
            if (block.group(1).equals("char")) {
                for (var i = 0; i + 1 < codes.size(); i += 2) {
                    table.put(codes.get(i), Character.toString(codes.get(i + 1)));
                }
            } else {
                for (var i = 0; i + 2 < codes.size(); i += 3) {
                    for (var code = codes.get(i); code <= codes.get(i + 1); code++) {
                        table.put(code, Character.toString(codes.get(i + 2) + code - codes.get(i)));
                    }
                }
            }
        });
        return table;
    }

    private static List<String> streams(byte[] pdf) {
        var text = new String(pdf, StandardCharsets.ISO_8859_1);
        return STREAM.matcher(text)
                .results()
                .map(each -> inflate(pdf, each.end()))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String inflate(byte[] pdf, int start) {
        var inflater = new Inflater();
        try {
            inflater.setInput(pdf, start, pdf.length - start);
            var all = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            for (var read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
                all.write(buffer, 0, read);
            }
            return all.toString(StandardCharsets.ISO_8859_1);
        } catch (DataFormatException e) {
            // A picture, or a file that is not compressed.
            return "";
        } finally {
            inflater.end();
        }
    }
}
