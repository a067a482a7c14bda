package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kept.CompiledClasses;

/**
 * Every form is protected against being sent twice: each form that changes something has the token field, and each page
 * route that changes something accepts forms only, which are rejected without a token.
 */
class EveryFormTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern TOKEN_FIELD = Pattern.compile("<input type=\"hidden\""
            + " name=\"\\{inject:csrf\\.parameterName}\" value=\"\\{inject:(csrf|shell)\\.token}\">");
    private static final Pattern PARAGRAPH = Pattern.compile("<p\\b[^>]*>.*?</p>", Pattern.DOTALL);
    private static final Pattern CHOICE = Pattern.compile("<div class=\"choice\">.*?</div>", Pattern.DOTALL);
    private static final Pattern HINT = Pattern.compile("<p class=\"hint\"([^>]*)>");
    private static final Pattern ERROR = Pattern.compile("<p class=\"error\"([^>]*)>");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Set<String> FORMS =
            Set.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);
    private static final List<Class<? extends Annotation>> CHANGES =
            List.of(POST.class, PUT.class, PATCH.class, DELETE.class);

    @Test
    void everyFormThatPostsHasTheTokenField() throws IOException {
        var forms = new ArrayList<String>();
        var without = new ArrayList<String>();
        try (var files = Files.walk(TEMPLATES)) {
            files.filter(file -> file.toString().endsWith(".html")).forEach(file -> {
                var found = FORM.matcher(read(file));
                while (found.find()) {
                    if (found.group(1).contains("method=\"post\"")) {
                        forms.add(file + found.group(1));
                        if (!TOKEN_FIELD.matcher(found.group(2)).find()) {
                            without.add(file + ":" + found.group(1));
                        }
                    }
                }
            });
        }
        assertThat(forms).hasSizeGreaterThan(30);
        assertThat(without).isEmpty();
    }

    @Test
    void everyFormIsClosedInItsTemplate() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .allSatisfy(file -> assertThat(count(read(file), "<form\\b"))
                            .as(file.toString())
                            .isEqualTo(count(read(file), "</form>")));
        }
    }

    /** A browser ends a paragraph where a form begins, so the rest would be outside both. */
    @Test
    void noFormIsInAParagraph() throws IOException {
        assertThat(templates()).allSatisfy((file, text) -> assertThat(
                        PARAGRAPH.matcher(text).results().map(MatchResult::group))
                .as(file)
                .noneMatch(paragraph -> paragraph.contains("<form")));
    }

    @Test
    void theHintOfAChoiceAndEveryErrorIsReadWithItsField() throws IOException {
        templates().forEach((file, text) -> {
            var described = Stream.concat(
                            CHOICE.matcher(text)
                                    .results()
                                    .map(MatchResult::group)
                                    .flatMap(EveryFormTest::hints),
                            ERROR.matcher(text).results().map(found -> id(found.group(1))))
                    .toList();
            assertThat(described).as(file).allSatisfy(id -> assertThat(id).isNotEmpty());
            assertThat(described).as(file).allSatisfy(id -> assertThat(text)
                    .containsPattern("aria-describedby=\"[^>]*" + Pattern.quote(id)));
        });
    }

    private static Stream<String> hints(String choice) {
        return HINT.matcher(choice).results().map(found -> id(found.group(1)));
    }

    /** The id among attributes; empty if there is none. */
    private static String id(String attributes) {
        var found = ID.matcher(attributes);
        return found.find() ? found.group(1) : "";
    }

    private static Map<String, String> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .collect(Collectors.toMap(Path::toString, EveryFormTest::read));
        }
    }

    @Test
    void everyRouteOfAPageThatChangesSomethingTakesFormsOnly() {
        var pages = CompiledClasses.files().stream()
                .filter(file -> file.toString().endsWith("Pages.class"))
                .toList();
        var routes = new ClassFileImporter()
                .importPaths(pages).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> CHANGES.stream().anyMatch(method::isAnnotatedWith))
                        .toList();
        assertThat(routes).hasSizeGreaterThan(40);
        assertThat(routes)
                .allSatisfy(route -> assertThat(FORMS).as(route.getFullName()).containsAll(consumed(route)));
    }

    private static List<String> consumed(JavaMethod route) {
        JavaClass page = route.getOwner();
        return Stream.of(route.tryGetAnnotationOfType(Consumes.class), page.tryGetAnnotationOfType(Consumes.class))
                .flatMap(each -> each.stream())
                .findFirst()
                .map(each -> Arrays.asList(each.value()))
                .orElse(List.of("anything"));
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
