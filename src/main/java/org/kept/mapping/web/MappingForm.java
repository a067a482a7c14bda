package org.kept.mapping.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/**
 * Input on the page of a mapping, and its errors.
 *
 * @param document the mapping in YAML
 * @param version the version the edit started from, 0 for none
 * @param refused why the document was rejected; null if it was not sent or is valid
 * @param sampleFault why the sample could not be tried; null if it was tried or not sent
 */
public record MappingForm(
        String name,
        String document,
        int version,
        String sample,
        @Nullable String refused,
        List<MappingErrorLine> errors,
        @Nullable String sampleFault) {

    /** An error with the line it is on. */
    public record MappingErrorLine(
            @Nullable Long line,
            @Nullable String text,
            @Nullable String pointer,
            String detail) {}

    static MappingForm of(String name, String document, int version, String sample) {
        return new MappingForm(name, document, version, sample, null, List.of(), null);
    }

    /** Whether it was rejected because of its name, not its document. */
    public boolean isNameFaulty() {
        return errors.stream().anyMatch(error -> "/name".equals(error.pointer()));
    }

    /** The same with the errors of the document. */
    MappingForm refused(Problem problem) {
        var lines = document.lines().toList();
        var errorLines = problem.errors().stream()
                .map(error -> {
                    var line = error.line();
                    var text = line == null || line < 1 || line > lines.size()
                            ? null
                            : lines.get((int) (line - 1)).strip();
                    return new MappingErrorLine(line, text, error.pointer(), error.detail());
                })
                .toList();
        return new MappingForm(name, document, version, sample, problem.detail(), errorLines, null);
    }

    /** The same with the error of the sample. */
    MappingForm sampleRefused(String fault) {
        return new MappingForm(name, document, version, sample, null, List.of(), fault);
    }
}
