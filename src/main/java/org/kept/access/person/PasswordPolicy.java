package org.kept.access.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.kept.problem.InputError;

/** Password policy: long passwords that are more than common words and personal data. Uses no external service. */
public final class PasswordPolicy {

    private static final int MIN_LENGTH = 12;
    private static final int MAX_BYTES = 72;

    /** Minimum number of characters left after removing common words and personal data, and of distinct characters. */
    private static final int MIN_OWN_CHARACTERS = 5;

    private static final int MIN_WORD_LENGTH = 3;
    private static final List<String> COMMON_WORDS = readCommonWords();

    private PasswordPolicy() {}

    /** Whether the password fits into the 72 bytes that bcrypt uses. */
    static boolean fitsBcrypt(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    /** The errors of a password; {@code personal} are texts an attacker would know: name, address, company. */
    public static List<InputError> validate(String password, Collection<String> personal) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return error("password.short", "The password must have at least 12 characters.");
        }
        if (!fitsBcrypt(password)) {
            return error(
                    "password.long", "The password may have at most 72 bytes: 72 plain letters, fewer with accents.");
        }
        return isGuessable(password, personal)
                ? error(
                        "password.common",
                        "This password is easy to guess. Avoid common words, keyboard rows, your name and the company's. Use"
                                + " a short sentence of your own.")
                : List.of();
    }

    private static List<InputError> error(String code, String detail) {
        return List.of(InputError.at("/password", code, detail));
    }

    private static boolean isGuessable(String password, Collection<String> personal) {
        var remaining = normalized(password);
        if (remaining.chars().distinct().count() < MIN_OWN_CHARACTERS) {
            return true;
        }
        var guessable = Stream.concat(COMMON_WORDS.stream(), personal.stream().flatMap(PasswordPolicy::words))
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        for (var word : guessable) {
            remaining = remaining.replace(word, " ");
        }
        return remaining.replaceAll("[^\\p{L}\\p{N}]", "").length() < MIN_OWN_CHARACTERS;
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> word.length() >= MIN_WORD_LENGTH);
    }

    /** Lower case, with common substitutions undone, such as @ for a. */
    private static String normalized(String text) {
        return text.toLowerCase(Locale.ROOT).replace('@', 'a').replace('$', 's').replace('!', 'i');
    }

    private static List<String> readCommonWords() {
        try (InputStream file = Objects.requireNonNull(
                PasswordPolicy.class.getResourceAsStream("/access/common-passwords.txt"), "common-passwords.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
