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

/** Which passwords are taken: long ones that are more than a few words everybody tries first. No service is asked. */
public final class PasswordPolicy {

    private static final int SHORTEST = 12;
    private static final int LONGEST_BYTES = 72;

    /** So much has to be left when all that is easily guessed is taken away. */
    private static final int LEAST_OF_ONES_OWN = 5;

    private static final int SHORTEST_WORD = 3;
    private static final List<String> COMMON = read();

    private PasswordPolicy() {}

    /** Whether bcrypt takes all of it into account. */
    static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
    }

    /** What is wrong with a password; {@code about} are texts that whoever guesses it knows: name, address, company. */
    public static List<InputError> faults(String password, Collection<String> about) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return fault("password.short", "A password has at least 12 characters.");
        }
        if (!fits(password)) {
            return fault(
                    "password.long", "A password has at most 72 bytes: that is 72 plain letters, fewer with accents.");
        }
        return isGuessed(password, about)
                ? fault(
                        "password.common",
                        "This is among the first that anybody would try: common passwords, rows of keys, your name or"
                                + " the company's, or little more than that. A sentence of your own is better.")
                : List.of();
    }

    private static List<InputError> fault(String code, String detail) {
        return List.of(InputError.at("/password", code, detail));
    }

    private static boolean isGuessed(String password, Collection<String> about) {
        var left = plain(password);
        if (left.chars().distinct().count() < LEAST_OF_ONES_OWN) {
            return true;
        }
        var known = Stream.concat(COMMON.stream(), about.stream().flatMap(PasswordPolicy::words))
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        for (var word : known) {
            left = left.replace(word, " ");
        }
        return left.replaceAll("[^\\p{L}\\p{N}]", "").length() < LEAST_OF_ONES_OWN;
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> word.length() >= SHORTEST_WORD);
    }

    /** In small letters, with the usual signs read as the letters they stand for. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('@', 'a').replace('$', 's').replace('!', 'i');
    }

    private static List<String> read() {
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
