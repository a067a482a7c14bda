package org.kept.access.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.problem.InputError;

class PasswordPolicyTest {

    private static final List<String> PERSONAL = List.of("Ada Byron", "ada.byron@saltmarsh.example", "Saltmarsh Books");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "password1234",
                "P@ssword2026!",
                "Passw0rd!Passw0rd!",
                "qwertyuiop12",
                "aaaaaaaaaaaa",
                "abababababab",
                "Welcome2026!!",
                "Saltmarsh2026",
                "adabyron1234",
                "ada.byron@saltmarsh.example",
                "SaltmarshBooks1",
                "Letmein-letmein",
                "correct horse battery staple",
                "Liverpoolfc123",
                "Summer-2026-Admin"
            })
    void guessablePasswordsAreRejected(String password) {
        assertThat(codes(password)).containsExactly("password.common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a password for the tests",
                "a long password here",
                "words you will remember",
                "paper and a red pencil",
                "plum jam on the window sill",
                "836492017365",
                "Ada collects old maps",
                "übermäßig grüne Äpfel",
                "雨の日に傘を忘れた猫です"
            })
    void uncommonPasswordsAreAccepted(String password) {
        assertThat(codes(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "elevenchars", "Ab3$Ab3$xyz"})
    void elevenCharactersAreTooFew(String password) {
        assertThat(codes(password)).containsExactly("password.short");
    }

    private static List<String> codes(String password) {
        return PasswordPolicy.validate(password, PERSONAL).stream()
                .map(InputError::code)
                .toList();
    }
}
