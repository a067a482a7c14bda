package org.kept.table.xlsx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/**
 * Reads every part of a workbook once, keeps nothing in memory, and rejects a workbook beyond the limits.
 *
 * <p>Also collects information that the library does not give: merged ranges of each part, and whether dates count from
 * 1904.
 */
final class XlsxCheck {

    private static final int MAX_PARTS = 10_000;
    private static final int MAX_ARRAY_FORMULAS = 1_000;
    private static final long MAX_SHARED_COST = 50_000_000_000L;
    private static final Set<String> KNOWN_ROOTS =
            Set.of("worksheet", "sst", "workbook", "styleSheet", "Types", "Relationships");
    private static final int PEEK = 4;
    private static final Pattern CELL = Pattern.compile("([A-Za-z]{1,3})([1-9]\\d{0,6})");
    private static final int LETTERS = 26;
    private static final String WORKBOOK_RELATIONS = "_rels/workbook.xml.rels";

    private final XlsxLimits limits;
    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    private final Map<String, List<MergedRange>> merges = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private boolean countsFrom1904;
    private boolean hasStyles;

    /** A merged range that spans rows; rows count from 1, columns from 0. */
    record MergedRange(int firstRow, int lastRow, int column) {}

    XlsxCheck(XlsxLimits limits) {
        this.limits = limits;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    /**
     * Merged ranges of a sheet.
     *
     * @param relation id by which the workbook refers to the sheet
     */
    List<MergedRange> merges(String relation) {
        return merges.getOrDefault(parts.getOrDefault(relation, ""), List.of());
    }

    /** Whether days count from 1904, as in workbooks of old Macs. */
    boolean countsFrom1904() {
        return countsFrom1904;
    }

    /** Whether there are styles, without which no cell has a format. */
    boolean hasStyles() {
        return hasStyles;
    }

    /**
     * Checks the file.
     *
     * @throws Problem 400 if it is damaged; 413 if it is too large
     */
    void check(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MAX_PARTS) {
                throw damaged();
            }
            var names = new HashSet<String>();
            var remaining = limits.unpackedBytes();
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (!names.add(entry.getName())) {
                    throw damaged();
                }
                try (var in = zip.getInputStream(entry)) {
                    remaining = check(entry.getName(), in, remaining);
                }
            }
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
    }

    private long check(String name, InputStream packed, long remaining) throws IOException {
        var buffered = new BufferedInputStream(packed);
        buffered.mark(PEEK);
        var isXml = isXml(buffered.readNBytes(PEEK));
        buffered.reset();
        var part = new BoundedEntryStream(buffered, isXml, remaining);
        if (isXml) {
            checkXml(name, part);
        }
        part.transferTo(OutputStream.nullOutputStream());
        return remaining - part.count();
    }

    /** Parses parts of unknown kinds as far as possible, because a workbook may direct the library to any of them. */
    private void checkXml(String name, BoundedEntryStream part) {
        var isKnown = true;
        try {
            var xml = factory.createXMLStreamReader(part);
            while (xml.hasNext() && xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                xml.next();
            }
            hasStyles |= xml.isStartElement() && xml.getLocalName().equals("styleSheet");
            isKnown = !xml.isStartElement() || KNOWN_ROOTS.contains(xml.getLocalName());
            checkElements(name, xml, part, isKnown);
        } catch (XMLStreamException e) {
            if (isKnown) {
                throw damaged();
            }
        }
    }

    /** Whether a part begins like XML, in UTF-8 or UTF-16. */
    private static boolean isXml(byte[] beginning) {
        for (var each : beginning) {
            if (each == '<') {
                return true;
            }
            var isMark = each == (byte) 0xEF || each == (byte) 0xBB || each == (byte) 0xBF || each == (byte) 0xFE;
            if (!isMark && each != (byte) 0xFF && each != 0 && !Character.isWhitespace(each)) {
                return false;
            }
        }
        return beginning.length == PEEK;
    }

    private void checkElements(String name, XMLStreamReader xml, BoundedEntryStream part, boolean isKnown)
            throws XMLStreamException {
        var cost = new FormulaCost();
        var shape = new XmlShape();
        var element = "";
        var length = 0L;
        var rows = 0;
        var cells = 0;
        while (xml.hasNext()) {
            var event = xml.next();
            if (isText(event)) {
                length += xml.getTextLength();
                checkLength(isKnown ? length : 0);
                cost.addText(element, length);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                shape.leave();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                shape.enter(xml);
                element = xml.getLocalName();
                // All runs of a shared text belong to one cell.
                length = element.equals("t") || element.equals("r") ? length : 0;
                switch (element) {
                    case "workbookPr" -> countsFrom1904 |= isTrue(xml.getAttributeValue(null, "date1904"));
                    case "si" -> part.limit(limits.sharedTextBytes());
                    case "row" -> {
                        checkRow(++rows);
                        cells = 0;
                    }
                    case "c" -> checkCell(++cells, xml.getAttributeValue(null, "r"));
                    case "f" ->
                        cost.addFormula(xml.getAttributeValue(null, "t"), xml.getAttributeValue(null, "ref") != null);
                    case "Relationship" ->
                        addPart(name, xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"));
                    case "mergeCell" -> addMerge(name, xml.getAttributeValue(null, "ref"));
                    default -> {
                        // Nothing to check.
                    }
                }
            }
        }
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    /** Cost of the formulas of a sheet: the library repeats array and shared formulas for each cell. */
    private static final class FormulaCost {

        private long arrays;
        private long longest;
        private long shared;

        void addText(String element, long length) {
            if (element.equals("f")) {
                longest = Math.max(longest, length);
            }
        }

        void addFormula(@Nullable String type, boolean isFirst) {
            arrays += "array".equals(type) ? 1 : 0;
            shared += "shared".equals(type) && !isFirst ? longest * longest / 4 : 0;
            if (arrays > MAX_ARRAY_FORMULAS || shared > MAX_SHARED_COST) {
                throw Problem.unreadable("This workbook has too many long or array formulas. Copy the sheet, paste only"
                        + " its values, and save it again.");
            }
        }
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private void checkLength(long length) {
        if (length > limits.cellLength()) {
            throw Problem.unreadable("A cell of this workbook has more than " + limits.cellLength() + " characters.");
        }
    }

    private void checkRow(int rows) {
        if (rows > limits.rows()) {
            throw Problem.tooLarge("A sheet of this workbook has more than " + limits.rows() + " rows. Split it.");
        }
    }

    /**
     * Checks the position of a cell.
     *
     * @param cells number of cells of its row so far
     * @param address null if it follows the previous cell
     */
    private void checkCell(int cells, @Nullable String address) {
        if (cells > limits.columns() || (address != null && column(address) >= limits.columns())) {
            throw Problem.tooLarge("A sheet of this workbook has more than " + limits.columns()
                    + " columns. Delete those that are not needed, and save it again.");
        }
    }

    /** Index of the column in a cell's address, from 0. */
    private static int column(String address) {
        var matcher = CELL.matcher(address);
        if (!matcher.matches()) {
            throw damaged();
        }
        var column = 0;
        for (var i = 0; i < matcher.group(1).length(); i++) {
            column = column * LETTERS + Character.toUpperCase(matcher.group(1).charAt(i)) - 'A' + 1;
        }
        return column - 1;
    }

    private static int row(String address) {
        var matcher = CELL.matcher(address);
        if (!matcher.matches()) {
            throw damaged();
        }
        return Integer.parseInt(matcher.group(2));
    }

    private void addMerge(String name, @Nullable String range) {
        var colon = range == null ? -1 : range.indexOf(':');
        if (range == null || colon < 0) {
            return;
        }
        var ranges = merges.computeIfAbsent(name, each -> new ArrayList<>());
        if (ranges.size() >= limits.merges()) {
            throw Problem.tooLarge("A sheet of this workbook has more than " + limits.merges()
                    + " merged ranges. Unmerge its cells, and save it again.");
        }
        var first = range.substring(0, colon);
        ranges.add(new MergedRange(row(first), row(range.substring(colon + 1)), column(first)));
    }

    private void addPart(String name, @Nullable String id, @Nullable String target) {
        if (id != null && target != null && name.endsWith(WORKBOOK_RELATIONS)) {
            var folder = name.substring(0, name.length() - WORKBOOK_RELATIONS.length());
            parts.put(id, target.startsWith("/") ? target.substring(1) : folder + target);
        }
    }

    static Problem damaged() {
        return Problem.unreadable("This Excel workbook is damaged or incomplete. Open it in Excel, save it again as"
                + " .xlsx, and send that file.");
    }
}
