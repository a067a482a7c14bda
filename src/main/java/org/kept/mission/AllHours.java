package org.kept.mission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words that promise every hour of the day.
 *
 * <p>They are data: one file a language, {@code mission/all-hours.en.txt}, one phrase a line. A quote promises all hours when
 * it has the words of a phrase in their order with nothing but spaces and punctuation between them, in capitals or not.
 */
final class AllHours {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private static final List<String> PHRASES = Arrays.stream(Locale.getISOLanguages())
            .flatMap(language -> phrases(text(language)))
            .toList();

    private AllHours() {}

    static boolean saidIn(String quote) {
        var words = words(quote);
        return PHRASES.stream().anyMatch(words::contains);
    }

    private static Stream<String> phrases(@Nullable String text) {
        return text == null
                ? Stream.of()
                : text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(AllHours::words);
    }

    /** The words in small letters, one blank between them and at either end, so that a phrase begins and ends at a word. */
    private static String words(String text) {
        return " "
                + BETWEEN_WORDS
                        .matcher(text.toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip() + " ";
    }

    private static @Nullable String text(String language) {
        try (var file = AllHours.class.getResourceAsStream("/mission/all-hours." + language + ".txt")) {
            return file == null ? null : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
