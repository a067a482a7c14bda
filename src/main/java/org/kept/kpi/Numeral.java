package org.kept.kpi;

import java.util.regex.Pattern;

/** Texts that are a number as people write one, without powers of ten. */
final class Numeral {

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private Numeral() {}

    static boolean matches(String text) {
        return PLAIN.matcher(text).matches();
    }
}
