package org.kept.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Encodings in which spreadsheets write CSV. */
public enum CsvEncoding {
    UTF_8("UTF-8"),
    UTF_16LE("UTF-16LE"),
    UTF_16BE("UTF-16BE"),
    WINDOWS_1252("windows-1252");

    private final String code;

    CsvEncoding(String code) {
        this.code = code;
    }

    /** Registered name. */
    public String code() {
        return code;
    }

    /** The charset that decodes it. */
    public Charset charset() {
        return this == UTF_8 ? StandardCharsets.UTF_8 : Charset.forName(code);
    }

    /**
     * The encoding with that name; ISO 8859-1 is read as windows-1252, which has the same letters.
     *
     * @return null if it is not supported
     */
    public static @Nullable CsvEncoding find(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8", "us-ascii" -> UTF_8;
            case "utf-16le", "utf-16" -> UTF_16LE;
            case "utf-16be" -> UTF_16BE;
            case "windows-1252", "cp1252", "iso-8859-1", "latin1" -> WINDOWS_1252;
            default -> null;
        };
    }
}
