package org.kept.table.xlsx;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/** Depth and vocabulary of one part: what parsers keep in memory while they read. */
final class XmlShape {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_NAMES = 5_000;

    private final Set<String> names = new HashSet<>();
    private int depth;

    /** Enters the element that the reader is at. */
    void enter(XMLStreamReader xml) {
        depth++;
        names.add(xml.getLocalName());
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        if (depth > MAX_DEPTH || names.size() > MAX_NAMES) {
            throw XlsxCheck.damaged();
        }
    }

    void leave() {
        depth--;
    }
}
