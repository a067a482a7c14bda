package org.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Documents name classes that exist. */
class GlossaryTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");

    private static final Set<String> CLASSES = CompiledClasses.names().stream()
            .map(name -> name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1))
            .collect(Collectors.toSet());

    @Test
    void eachTermIsThereOnceAndNamesClassesThatExist() throws IOException {
        var rows = Files.readAllLines(Path.of("docs/glossary.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| term"))
                .map(line -> line.split("\\|"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(rows.stream().map(row -> row[1].strip())).doesNotHaveDuplicates();
        for (var row : rows) {
            var classes = classNames(row[row.length - 1]);
            assertThat(classes).as(row[1]).isNotEmpty().isSubsetOf(CLASSES);
        }
    }

    /** ARCHITECTURE names a class at each step, as {@code Name}, {@code package.Name} or {@code Name.method}. */
    @Test
    void architectureNamesClassesThatExist() throws IOException {
        var unknown = classNames(Files.readString(Path.of("ARCHITECTURE.md"))).stream()
                .filter(name -> !CLASSES.contains(name)
                        && !Set.of("ArchitectureTest", "CatalogueTest", "RolesAllowed")
                                .contains(name))
                .toList();
        assertThat(unknown).isEmpty();
    }

    private static List<String> classNames(String text) {
        return CODE.matcher(text)
                .results()
                .flatMap(match -> Pattern.compile("[.@]").splitAsStream(match.group(1)))
                .filter(CLASS_NAME.asMatchPredicate())
                .toList();
    }
}
