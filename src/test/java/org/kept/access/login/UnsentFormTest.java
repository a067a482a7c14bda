package org.kept.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsentFormTest {

    /** A field, with the last part of its name. */
    private static final Pattern FIELD =
            Pattern.compile("<(textarea|input|select)\\b[^>]*? name=\"(?:\\{[\\w.]+}\\.)?(?:\\w+\\.)?(\\w+)\"[^>]*>");

    /** Attributes that make an input take something other than text. */
    private static final Pattern NO_TEXT = Pattern.compile(" (type|inputmode)=\"");

    /** Templates with forms that are not kept, or not sent by POST. */
    private static final Set<String> WITHOUT_UNSENT_FORMS = Set.of(
            "access/login.html",
            "access/setup.html",
            "access/invitation.html",
            "access/account.html",
            "access/unsent.html",
            "audit/audit.html");

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** Fields that take a code, not a text. */
    private static final Set<String> CODES = Set.of(
            "by",
            "code",
            "customer",
            "dark",
            "format",
            "from",
            "holidays",
            "light",
            "percentile",
            "since",
            "source",
            "symbol",
            "week",
            "zone");

    @Test
    void aFormKeepsItsFieldsAndNotItsToken() {
        var form = UnsentForm.of(
                        "/why/sla/questions?week=2026-W46",
                        "/why/sla",
                        "csrf-token=old&text=Why%20%3Cso%3E%0Alow%3F&team=&csrf-token=older")
                .orElseThrow();
        assertThat(form.fields())
                .extracting(UnsentForm.UnsentField::name, UnsentForm.UnsentField::value, UnsentForm.UnsentField::label)
                .containsExactly(tuple("text", "Why <so>\nlow?", "Text"), tuple("team", "", null));
        assertThat(form.back()).isEqualTo("/why/sla");
    }

    @Test
    void onlyWhatWasTypedAsTextIsShown() {
        var form = UnsentForm.of(
                        "/mission/edit/7/clauses",
                        "/",
                        "new.because=Soon&new.owner=&team=North%20West&new.atLeast=1%20000")
                .orElseThrow();
        assertThat(form.fields())
                .extracting(UnsentForm.UnsentField::name, UnsentForm.UnsentField::label)
                .containsExactly(
                        tuple("new.because", "Reason"),
                        tuple("new.owner", null),
                        tuple("team", null),
                        tuple("new.atLeast", null));
        assertThat(form.isTyped()).isTrue();
        assertThat(UnsentForm.of("/keys/abc/revoke", "/keys", "csrf-token=old"))
                .hasValueSatisfying(button -> assertThat(button.isTyped()).isFalse());
    }

    /** Reads the templates: each text field has a label here, and every other visible field has none. */
    @Test
    void everyTextFieldOfAFormHasALabel() throws IOException {
        var text = new TreeSet<String>();
        var others = new TreeSet<String>();
        try (var files = Files.walk(TEMPLATES)) {
            files.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> !WITHOUT_UNSENT_FORMS.contains(
                            TEMPLATES.relativize(file).toString()))
                    .flatMap(file -> FIELD.matcher(read(file)).results())
                    .filter(found -> !found.group().contains(" type=\"hidden\""))
                    .forEach(found -> {
                        var isText = found.group(1).equals("textarea")
                                || (found.group(1).equals("input")
                                        && !NO_TEXT.matcher(found.group()).find());
                        (isText ? text : others).add(found.group(2));
                    });
        }
        text.removeAll(CODES);
        assertThat(UnsentForm.LABELS.keySet()).containsExactlyInAnyOrderElementsOf(text);
        assertThat(others).isNotEmpty().doesNotContainAnyElementsOf(UnsentForm.LABELS.keySet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "/api/v1/keys",
                "/login",
                "/logout",
                "/setup",
                "/invitation/x",
                "/account/password"
            })
    void onlyFormsOfPagesAreKept(String path) {
        assertThat(UnsentForm.of(path, "/", "text=x")).isEmpty();
    }

    @Test
    void secretsBrokenEscapesAndLongFormsAreNotKept() {
        assertThat(UnsentForm.of("/keys", "/", "name=x&password=secret")).isEmpty();
        assertThat(UnsentForm.of("/keys", "/", "name=%zz")).isEmpty();
        assertThat(UnsentForm.of("/keys", "/", "name=" + "x".repeat(256 * 1024)))
                .isEmpty();
        assertThat(UnsentForm.of("/keys", "//evil.example", "name=x"))
                .hasValueSatisfying(form -> assertThat(form.back()).isEqualTo("/"));
    }
}
