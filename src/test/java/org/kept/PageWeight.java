package org.kept;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a browser loads for a page on a first visit: the page, and the style sheets, scripts, icons, pictures and fonts
 * that it names.
 *
 * @param bytes the length of each body by its address, compressed as it is sent
 */
public record PageWeight(Map<String, Integer> bytes) {

    private static final Pattern LINK = Pattern.compile("<link ([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(rel|href)=\"([^\"]*)\"");
    private static final Pattern SOURCE = Pattern.compile("<(?:script|img)[^>]* src=\"([^\"]+)\"");
    private static final Pattern FONT =
            Pattern.compile("@font-face \\{[^}]*url\\(\"?([^\")]+)\"?\\)[^}]*unicode-range: ([^;]+);");

    /** Those that a browser loads by itself; an icon for the home screen is not among them. */
    private static final Set<String> LOADED = Set.of("stylesheet", "icon", "preload", "manifest");

    /**
     * Loads a page and what it names.
     *
     * @param get requests an address with {@code Accept-Encoding: gzip}, and does not decompress
     */
    public static PageWeight of(String path, Function<String, HttpResponse<byte[]>> get) {
        var bytes = new LinkedHashMap<String, Integer>();
        var page = load(path, get, bytes);
        for (var address : named(page)) {
            var text = load(address, get, bytes);
            if (address.contains(".css")) {
                for (var font : fonts(text, page)) {
                    load(URI.create(address).resolve(font).toString(), get, bytes);
                }
            }
        }
        return new PageWeight(bytes);
    }

    public int requests() {
        return bytes.size();
    }

    public int total() {
        return bytes.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Set<String> named(String page) {
        var all = new LinkedHashSet<String>();
        LINK.matcher(page).results().forEach(link -> {
            var attributes = new LinkedHashMap<String, String>();
            ATTRIBUTE.matcher(link.group(1)).results().forEach(each -> attributes.put(each.group(1), each.group(2)));
            if (LOADED.contains(attributes.getOrDefault("rel", ""))) {
                all.add(attributes.getOrDefault("href", ""));
            }
        });
        SOURCE.matcher(page).results().forEach(each -> all.add(each.group(1)));
        return all;
    }

    /** The fonts of a style sheet that have a character of the page. */
    private static Set<String> fonts(String styleSheet, String page) {
        var all = new LinkedHashSet<String>();
        FONT.matcher(styleSheet).results().forEach(font -> {
            if (page.codePoints().anyMatch(character -> isIn(font.group(2), character))) {
                all.add(font.group(1));
            }
        });
        return all;
    }

    private static boolean isIn(String ranges, int character) {
        for (var range : ranges.split(",", -1)) {
            var bounds = range.strip().substring("U+".length()).split("-", -1);
            if (character >= Integer.parseInt(bounds[0], 16)
                    && character <= Integer.parseInt(bounds[bounds.length - 1], 16)) {
                return true;
            }
        }
        return false;
    }

    /** Loads an address once, and answers its text. */
    private static String load(String address, Function<String, HttpResponse<byte[]>> get, Map<String, Integer> bytes) {
        if (bytes.containsKey(address)) {
            return "";
        }
        var answer = get.apply(address);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answers " + answer.statusCode());
        }
        bytes.put(address, answer.body().length);
        var isPacked =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return new String(isPacked ? unpacked(answer.body()) : answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] unpacked(byte[] packed) {
        try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return unpacking.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
