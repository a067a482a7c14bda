package org.kept.share;

import java.util.regex.Pattern;

/** Makes a page lead nowhere: links to other addresses become text. Links within the page stay. */
final class SharedHtml {

    /** The target of a link, in HTML and in SVG; not that of a style sheet or icon. */
    private static final Pattern TARGET = Pattern.compile("(<a\\b[^>]*?)\\s(?:xlink:)?href=\"(?!#)[^\"]*\"");

    /** What leads elsewhere as a whole. */
    private static final Pattern WAY_OUT = Pattern.compile("<(form|nav)\\b.*?</\\1>", Pattern.DOTALL);

    private SharedHtml() {}

    static String withoutWaysOut(String html) {
        return TARGET.matcher(WAY_OUT.matcher(html).replaceAll("")).replaceAll("$1");
    }
}
