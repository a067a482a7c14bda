package org.kept.wording.phrase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A group of lines in a phrase file.
 *
 * @param heading the heading in square brackets above it; empty before the first
 * @param notes its notes by name: {@code why} and {@code instead}
 */
public record WordList(String heading, Map<String, String> notes, List<String> lines) {

    private static final List<String> NOTES = List.of("why", "instead");

    /** The groups of a file, in order; empty if the language has no such file. */
    static List<WordList> read(String language, String file) {
        var groups = new ArrayList<WordList>();
        groups.add(new WordList("", new HashMap<>(), new ArrayList<>()));
        for (var line : text(language, file).lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                var heading = line.substring(1, line.length() - 1);
                groups.add(new WordList(heading, new HashMap<>(), new ArrayList<>()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                groups.get(groups.size() - 1).addLine(line);
            }
        }
        return groups.stream().filter(each -> !each.lines.isEmpty()).toList();
    }

    private void addLine(String line) {
        for (var note : NOTES) {
            if (line.startsWith(note + ":")) {
                notes.put(note, line.substring(note.length() + 1).strip());
                return;
            }
        }
        lines.add(line);
    }

    public String note(String name) {
        return notes.getOrDefault(name, "");
    }

    private static String text(String language, String file) {
        try (var stream = WordList.class.getResourceAsStream("/wording/" + language + "/" + file + ".txt")) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
