package org.kept.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Style sheets, scripts and icons of every page, with a hash of their content in their addresses so that browsers can
 * cache them for a year. The style sheets are joined into one, and so are the scripts.
 */
@ApplicationScoped
class Assets {

    /** The style sheets, in cascade order. */
    static final List<String> STYLES = List.of(
            "tokens",
            "base",
            "layout",
            "form",
            "table",
            "marks",
            "facts",
            "chart",
            "compare",
            "scorecard",
            "hours",
            "mission",
            "wall",
            "why",
            "workshop",
            "data",
            "action",
            "keys",
            "print");

    /** The scripts. */
    static final List<String> SCRIPTS =
            List.of("bulletin", "cells", "copy", "keys", "once", "trend", "upload", "wall", "words");

    /** The icons: for browsers, for browsers without SVG, for home screens, for previews. */
    static final List<String> ICONS = List.of("favicon.svg", "favicon.ico", "apple-touch-icon.png", "icon-512.png");

    private static final String ROOT = "META-INF/resources/";
    private static final int STAMP_LENGTH = 12;

    private final String styleSheet = STYLES.stream()
            .map(name -> new String(read("css/" + name + ".css"), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n"));

    /** Each script is a block, so that the names of one are unknown to the others. */
    private final String script = SCRIPTS.stream()
            .map(name -> "{\n" + new String(read("js/" + name + ".js"), StandardCharsets.UTF_8) + "}\n")
            .collect(Collectors.joining());

    private final String stamp = hash(Stream.concat(
            Stream.of(styleSheet, script).map(text -> text.getBytes(StandardCharsets.UTF_8)),
            ICONS.stream().map(Assets::read)));

    /** The hash of all content. */
    String stamp() {
        return stamp;
    }

    /** The one style sheet. */
    String styleSheet() {
        return styleSheet;
    }

    /** The one script. */
    String script() {
        return script;
    }

    private static byte[] read(String path) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(ROOT + path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Stream<byte[]> contents) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            contents.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest()).substring(0, STAMP_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
