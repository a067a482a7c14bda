package org.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Kept has one plain word for each thing. Reads every template, every text in the code and every document, and fails on
 * words that were replaced by others: in pages, mails, errors, log lines, API descriptions and documentation.
 */
class VoiceTest {

    /** Words not to use, with their replacements. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("anew", "again, or: limits reset"),
            Map.entry("afresh", "again"),
            Map.entry("somebody", "someone"),
            Map.entry("nobody(?:'s|’s)?", "no one"),
            Map.entry("anybody(?:'s|’s)?", "anyone"),
            Map.entry("everybody(?:'s|’s)?", "everyone"),
            Map.entry("whoever|whomever|whosoever", "people who, or: you"),
            Map.entry("theirs", "name the thing"),
            Map.entry("ordinar(?:y|ily)", "usual, or: within normal variation"),
            Map.entry("seldom", "rarely"),
            Map.entry("as things stand", "in the usual range, or: expect"),
            Map.entry("stands? in for", "proxy"),
            Map.entry("words? on a wall", "clause, promise"),
            Map.entry("measured by nothing|nothing (?:of its own )?measures", "no measure"),
            Map.entry("nothing was counted", "No … in this period"),
            Map.entry("too few to say|called nothing|called anything", "too few to judge"),
            Map.entry("argue[ds]?|argue again", "confirm or rewrite the reason"),
            Map.entry("answers? for it", "owner"),
            Map.entry("holds? from", "in effect from"),
            Map.entry("how long it holds|that holds?|still holds?|holds until|holds on", "expires, active"),
            Map.entry("think (?:it )?over", "review by"),
            Map.entry("set aside", "not scored"),
            Map.entry("what we do for it", "how we keep it"),
            Map.entry("hit or miss", "could go either way"),
            Map.entry("on trial", "trial limits"),
            Map.entry("special[- ]cause|common[- ]cause", "signal, within normal variation"),
            Map.entry("noise explains?|of noise", "normal variation"),
            Map.entry("fare[ds]", "kept, missed"),
            Map.entry("blackouts?", "exclusion"),
            Map.entry("(?:let|lets|letting) (?:\\S+ ){0,3}go", "remove"),
            Map.entry("tak(?:e|es|en|ing) (?:it |them )?(?:away|back)|took back", "remove, revoke, withdraw"),
            Map.entry("password so far", "current password"),
            Map.entry("stewards?", "manager"),
            Map.entry("bring(?:s)? (?:a file|files)", "import"),
            Map.entry("the house", "name it"));

    private static final Pattern GIVEN_UP =
            Pattern.compile("\\b(?:" + String.join("|", INSTEAD.keySet()) + ")\\b", Pattern.CASE_INSENSITIVE);

    /** Files in which a word is correct, with the reason. */
    private static final Map<String, String> ALLOWED =
            Map.of("org/kept/mission/store/MissionAuditText.java", "words that are stored in the audit trail");

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path CODE = Path.of("src/main/java");
    private static final Path DOCS = Path.of("docs");

    private static final Pattern QUTE_COMMENT = Pattern.compile("\\{!.*?!}", Pattern.DOTALL);
    private static final Pattern QUTE = Pattern.compile("\\{[@#/]?[a-zA-Z][^{}]*}");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("\\b(?:aria-label|title|alt|placeholder|data-head|content)=\"([^\"]*)\"");
    private static final Pattern LITERAL = Pattern.compile(
            "\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"|//[^\\n]*|/\\*.*?\\*/|'(?:[^'\\\\]|\\\\.)+'",
            Pattern.DOTALL);

    /** A code, also as a member or value of JSON: stored and published, so it does not change. */
    private static final Pattern CODE_WORD = Pattern.compile("^[\\w.:/-]*$|\\\\?\"[\\w-]+\\\\?\"");

    /** Code in Markdown, and what people write that Kept recognises. */
    private static final Pattern MARKDOWN_CODE = Pattern.compile("```.*?```|`[^`]*`", Pattern.DOTALL);

    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

    /** The code between two literals of one sentence. */
    private static final Pattern GLUE = Pattern.compile("\\s*\\+\\s*");

    @Test
    void templatesUsePlainWords() {
        assertThat(faults(TEMPLATES, ".html", VoiceTest::spoken)).isEmpty();
        assertThat(faults(TEMPLATES, ".txt", VoiceTest::spoken)).isEmpty();
    }

    @Test
    void documentsUsePlainWords() {
        assertThat(faults(DOCS, ".md", VoiceTest::paragraphs)).isEmpty();
        for (var name : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")) {
            assertThat(faults(Path.of(name), name, VoiceTest::paragraphs)).isEmpty();
        }
    }

    @Test
    void textsInTheCodeUsePlainWords() {
        assertThat(faults(CODE, ".java", VoiceTest::literals)).isEmpty();
    }

    @Test
    void theTestReadsWhatPeopleRead() {
        assertThat(String.join(
                        "|", spoken("<p class=\"fare\" aria-label=\"Theirs\">{#if each.anew}Begin anew.{/if}</p>")))
                .contains("Theirs", "Begin anew.")
                .doesNotContain("fare", "each.anew");
        assertThat(paragraphs("Some\nbody `whoever`\n\n```sh\nnobody\n```\nends."))
                .containsExactly("Some body", "ends.");
        assertThat(literals("// nobody\nvar anew = \"by some\"\n + \"body\" + x; /* theirs */ char c = '\"';"
                        + " \"a code\"; \"common-cause\"; \"{\\\"noise\\\": 1}\""))
                .containsExactly("by somebody", "a code", "{: 1}");
    }

    private interface Texts {
        List<String> of(String file);
    }

    private static List<String> faults(Path folder, String suffix, Texts texts) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .filter(file -> !ALLOWED.containsKey(name(folder, file)))
                    .flatMap(file -> texts.of(read(file)).stream()
                            .filter(text -> GIVEN_UP.matcher(text).find())
                            .map(text -> name(folder, file) + ": " + describe(text)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString();
    }

    /** The word in its context, with its replacement. */
    private static String describe(String text) {
        var found = GIVEN_UP.matcher(text);
        if (!found.find()) {
            return text;
        }
        var word = found.group();
        var instead = INSTEAD.entrySet().stream()
                .filter(each -> Pattern.compile(each.getKey(), Pattern.CASE_INSENSITIVE)
                        .matcher(word)
                        .matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("another word");
        var around = text.substring(Math.max(0, found.start() - 30), Math.min(text.length(), found.end() + 30));
        return "“" + around.replaceAll("\\s+", " ") + "” (" + word + ": say " + instead + ")";
    }

    /** Words of a template that are shown or read aloud: text and some attributes, without tags and expressions. */
    private static List<String> spoken(String template) {
        var text = QUTE.matcher(QUTE_COMMENT.matcher(template).replaceAll(" ")).replaceAll("");
        var all = new ArrayList<String>();
        SPOKEN_ATTRIBUTE.matcher(text).results().forEach(each -> all.add(each.group(1)));
        for (var line : TAG.matcher(text).replaceAll("\n").split("\n", -1)) {
            if (!line.isBlank()) {
                all.add(line.strip());
            }
        }
        return all;
    }

    /** The paragraphs of a document, without code. */
    private static List<String> paragraphs(String document) {
        return BLANK_LINE
                .splitAsStream(MARKDOWN_CODE.matcher(document).replaceAll(" "))
                .map(each -> each.strip().replaceAll("\\s+", " "))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The texts of a class, each joined from its literals. */
    private static List<String> literals(String code) {
        var all = new ArrayList<String>();
        var found = LITERAL.matcher(code);
        var end = -1;
        while (found.find()) {
            var text = found.group(1) == null ? found.group(2) : found.group(1);
            if (text == null) {
                continue;
            }
            if (end >= 0 && GLUE.matcher(code.substring(end, found.start())).matches()) {
                all.set(all.size() - 1, all.get(all.size() - 1) + text);
            } else {
                all.add(text);
            }
            end = found.end();
        }
        all.replaceAll(text -> CODE_WORD.matcher(text).replaceAll(""));
        all.removeIf(String::isBlank);
        return all;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
