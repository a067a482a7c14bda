package org.kept.table.xlsx;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/** Depth and vocabulary of one part, which parsers keep in memory while they read. */
final class XmlShape {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_NAMES = 5_000;

    /** Elements for each of which the library keeps an object; Excel allows some 65,000 styles. */
    private static final Set<String> ENTRIES = Set.of("xf", "numFmt", "sheet", "Relationship", "Override");

    private static final int MAX_ENTRIES = 150_000;

    private final Set<String> names = new HashSet<>();
    private int depth;
    private int entries;

    /** Enters the current element of the reader. */
    void enter(XMLStreamReader xml) {
        depth++;
        names.add(xml.getLocalName());
        entries += ENTRIES.contains(xml.getLocalName()) ? 1 : 0;
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        if (depth > MAX_DEPTH || names.size() > MAX_NAMES || entries > MAX_ENTRIES) {
            throw XlsxCheck.damaged();
        }
    }

    void leave() {
        depth--;
    }
}
